package io.telcomesh.nsm.controlplane;

import io.grpc.BindableService;
import io.grpc.Server;
import io.grpc.ServerInterceptors;
import io.telcomesh.nsm.controlplane.ControlPlaneConfiguration.Part;
import io.telcomesh.nsm.controlplane.forwarder.KernelForwarder;
import io.telcomesh.nsm.controlplane.manager.NetworkServiceManager;
import io.telcomesh.nsm.controlplane.registry.NetworkServiceEndpoints;
import io.telcomesh.nsm.controlplane.registry.NetworkServiceFile;
import io.telcomesh.nsm.controlplane.registry.NetworkServices;
import io.telcomesh.nsm.controlplane.registry.RegistryPathHeader;
import io.telcomesh.nsm.sdk.CallChain;
import io.telcomesh.nsm.sdk.NsmClock;
import io.telcomesh.nsm.sdk.NsmUrl;
import io.telcomesh.nsm.sdk.Registration;
import io.telcomesh.nsm.sdk.TokenSource;
import io.telcomesh.nsm.sdk.Transport;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// The parts of one node, running. Closing it takes away every wire.
public final class ControlPlane implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(ControlPlane.class.getName());

  private final ControlPlaneConfiguration configuration;
  private final NsmClock clock = NsmClock.live();
  private final Transport transport =
      new Transport(CallChain.plaintext(TokenSource.anonymous(clock)));
  private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Server> servers = new ArrayList<>();
  private final Optional<KernelForwarder> forwarder;
  private final Optional<Registration> registration;

  /// Sweeps, listens, and registers the forwarder.
  ///
  /// @throws java.io.UncheckedIOException where an address cannot be bound
  public ControlPlane(ControlPlaneConfiguration configuration) {
    this.configuration = configuration;
    this.forwarder =
        Optional.of(configuration)
            .filter(it -> it.parts().contains(Part.FORWARDER))
            .map(this::newForwarder);
    forwarder.ifPresent(KernelForwarder::sweep);
    configuration
        .registryListen()
        .filter(_ -> configuration.parts().contains(Part.REGISTRY))
        .ifPresent(url -> listen(url, registry()));
    if (configuration.parts().contains(Part.MANAGER)) {
      listenAsManager();
    }
    forwarder.ifPresent(it -> listen(configuration.forwarder().socket(), it.services()));
    this.registration = forwarder.map(KernelForwarder::register);
  }

  @Override
  public void close() {
    registration.ifPresent(Registration::close);
    forwarder.ifPresent(KernelForwarder::closeAll);
    servers.forEach(Server::shutdownNow);
    try {
      for (var server : servers) {
        server.awaitTermination(1, TimeUnit.SECONDS);
      }
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
    calls.shutdownNow();
    transport.close();
    if (configuration.parts().contains(Part.MANAGER)) {
      delete(configuration.socket());
    }
    forwarder.ifPresent(_ -> delete(configuration.forwarder().socket()));
  }

  private KernelForwarder newForwarder(ControlPlaneConfiguration told) {
    return new KernelForwarder(
        told.forwarder().name(),
        told.forwarder().labels(),
        told.forwarder().socket(),
        told.socket(),
        told.address(),
        transport,
        clock);
  }

  private void listenAsManager() {
    var manager =
        new NetworkServiceManager(
            configuration.node(),
            configuration.publicUrl(),
            configuration.registryUrl(),
            transport,
            clock);
    listen(configuration.publicUrl(), manager.services());
    listen(configuration.socket(), manager.services());
  }

  private List<BindableService> registry() {
    var services =
        configuration.networkServices().stream()
            .flatMap(file -> NetworkServiceFile.read(file).stream())
            .toList();
    var path = new RegistryPathHeader(transport.tokens());
    var networkServices = new NetworkServices(services);
    var endpoints = new NetworkServiceEndpoints(clock);
    return List.of(
        () -> ServerInterceptors.intercept(networkServices, path),
        () -> ServerInterceptors.intercept(endpoints, path));
  }

  private void listen(NsmUrl url, List<BindableService> services) {
    servers.add(transport.listen(url, calls, services));
  }

  private static void delete(NsmUrl.Unix socket) {
    try {
      Files.deleteIfExists(socket.path());
    } catch (IOException failed) {
      LOG.log(Level.WARNING, "cannot delete " + socket.path(), failed);
    }
  }
}
