package io.telcomesh.nsm.controlplane.manager;

import io.grpc.BindableService;
import io.grpc.ServerInterceptor;
import io.grpc.ServerInterceptors;
import io.telcomesh.nsm.controlplane.hop.HopServer;
import io.telcomesh.nsm.controlplane.hop.NextHop;
import io.telcomesh.nsm.controlplane.registry.RegistryPathHeader;
import io.telcomesh.nsm.sdk.NsmClock;
import io.telcomesh.nsm.sdk.NsmUrl;
import io.telcomesh.nsm.sdk.RegistryClient;
import io.telcomesh.nsm.sdk.Transport;
import java.util.List;

/// The manager of one node as a set of services.
public final class NetworkServiceManager {
  private final HopServer connections;
  private final EndpointRelay endpoints;
  private final ServiceRelay services;
  private final ServerInterceptor registryPath;

  /// `publicUrl` is where the managers of other nodes reach this one.
  public NetworkServiceManager(
      String node, NsmUrl publicUrl, NsmUrl registryUrl, Transport transport, NsmClock clock) {
    var registry = new RegistryClient(transport.channel(registryUrl));
    var local = new LocalEndpoints(publicUrl);
    var nextHop = new NextHop(transport);
    this.endpoints = new EndpointRelay(registry, local, node);
    this.services = new ServiceRelay(registry);
    this.registryPath = new RegistryPathHeader(transport.tokens());
    this.connections =
        new HopServer(
            "nsmgr-" + node,
            transport,
            clock,
            () -> new ManagedConnection(registry, local, nextHop, node));
  }

  /// What it serves, on the node's socket and to other nodes alike.
  public List<BindableService> services() {
    return List.of(
        connections,
        connections.monitor(),
        () -> ServerInterceptors.intercept(services, registryPath),
        () -> ServerInterceptors.intercept(endpoints, registryPath));
  }
}
