package io.telcomesh.nsm.controlplane.forwarder;

import io.grpc.BindableService;
import io.telcomesh.kernel.KernelNetwork;
import io.telcomesh.nsm.api.registry.NetworkServiceEndpoint;
import io.telcomesh.nsm.api.registry.NetworkServiceLabels;
import io.telcomesh.nsm.controlplane.hop.HopServer;
import io.telcomesh.nsm.controlplane.hop.NextHop;
import io.telcomesh.nsm.sdk.NsmClock;
import io.telcomesh.nsm.sdk.NsmUrl;
import io.telcomesh.nsm.sdk.Registration;
import io.telcomesh.nsm.sdk.RegistryClient;
import io.telcomesh.nsm.sdk.Transport;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;

/// A forwarder of one node. It registers with the node's manager as an endpoint of the network
/// service `forwarder`, as any forwarder of NSM does.
public final class KernelForwarder {
  private static final System.Logger LOG = System.getLogger(KernelForwarder.class.getName());
  private static final String SERVICE = "forwarder";

  private final String name;
  private final Map<String, String> labels;
  private final NsmUrl url;
  private final RegistryClient registry;
  private final NsmClock clock;
  private final HopServer connections;
  private final KernelNetwork kernel;

  /// @param labels what it is chosen by
  /// @param url where this forwarder listens
  /// @param manager the node's manager
  /// @param tunnelAddress the node's address on the underlay
  public KernelForwarder(
      String name,
      Map<String, String> labels,
      NsmUrl url,
      NsmUrl manager,
      InetAddress tunnelAddress,
      Transport transport,
      NsmClock clock) {
    this.name = name;
    this.labels = Map.copyOf(labels);
    this.url = url;
    this.clock = clock;
    this.registry = new RegistryClient(transport.channel(manager));
    this.kernel = new KernelNetwork("telcomesh " + url);
    var choice = new EndpointChoice(registry, clock);
    var nextHop = new NextHop(transport);
    var wires = new WireMaker(kernel, tunnelAddress);
    this.connections =
        new HopServer(
            name, transport, clock, () -> new ForwardedConnection(choice, nextHop, wires));
  }

  /// What it serves.
  public List<BindableService> services() {
    return List.of(connections, connections.monitor());
  }

  /// Deletes what a predecessor that was killed has left.
  public void sweep() {
    int swept = kernel.sweep();
    if (swept > 0) {
      LOG.log(Level.INFO, "{0} deleted {1} interfaces its predecessor left", name, swept);
    }
  }

  /// Registers in the background and stays registered until the registration is closed.
  public Registration register() {
    var labelled = NetworkServiceLabels.newBuilder().putAllLabels(labels).build();
    var self =
        NetworkServiceEndpoint.newBuilder()
            .setName(name)
            .addNetworkServiceNames(SERVICE)
            .putNetworkServiceLabels(SERVICE, labelled)
            .setUrl(url.toString())
            .build();
    return Registration.start(registry, self, clock);
  }

  /// Closes every connection, its wire first.
  public void closeAll() {
    connections.closeAll();
  }
}
