package io.telcomesh.nsm.sdk;

import io.grpc.Server;
import io.telcomesh.nsm.api.connection.Connection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// An endpoint of the mesh: registered with its node's manager, it serves connections until closed.
public final class NsmEndpoint implements AutoCloseable {

  private static final Duration LAST_CALLS = Duration.ofSeconds(2);

  private final Turn turn;
  private final ServedConnections connections;
  private final ConnectionMonitor monitor;
  private final Server server;
  private final Registration registration;

  private NsmEndpoint(
      Turn turn,
      ServedConnections connections,
      ConnectionMonitor monitor,
      Server server,
      Registration registration) {
    this.turn = turn;
    this.connections = connections;
    this.monitor = monitor;
    this.server = server;
    this.registration = registration;
  }

  /// Listens, and registers in the background for as long as it takes.
  ///
  /// @param manager where the node's manager is reached
  /// @param namespace where interfaces are made
  /// @throws java.io.UncheckedIOException where it cannot listen or read its leases
  public static NsmEndpoint start(
      EndpointOffer offer,
      NsmUrl manager,
      Transport transport,
      NsmClock clock,
      NetworkNamespace namespace,
      InterfaceProbe probe,
      LinkEvent.Listener listener) {
    var turn = new Turn("nsm-endpoint-" + offer.name(), clock);
    var leases = offer.allLeases();
    var monitor = new ConnectionMonitor();
    var answers = new EndpointAnswers(offer, leases, namespace, probe);
    var connections =
        new ServedConnections(
            offer.name(),
            answers,
            monitor,
            transport.tokens(),
            clock,
            turn,
            () -> new LinkReport(turn, probe, listener));
    var server =
        transport.listen(
            offer.listenOn(), turn, List.of(new EndpointService(connections), monitor));
    var _ = turn.after(TokenSource.DEFAULT_LIFETIME, () -> leases.forEach(Leases::forgetUnclaimed));
    var registry = new RegistryClient(transport.channel(manager));
    var registration = Registration.start(registry, offer.registration(), clock);
    return new NsmEndpoint(turn, connections, monitor, server, registration);
  }

  /// The connections served now, as the endpoint sees them.
  public List<Connection> connections() {
    return connections.all();
  }

  /// Unregisters, then stops serving; what the clients hold stays theirs until they notice.
  @Override
  public void close() {
    registration.close();
    server.shutdown();
    monitor.end();
    try {
      if (!server.awaitTermination(LAST_CALLS.toMillis(), TimeUnit.MILLISECONDS)) {
        server.shutdownNow();
      }
    } catch (InterruptedException interrupted) {
      server.shutdownNow();
      Thread.currentThread().interrupt();
    }
    turn.execute(connections::abandon);
    turn.close();
  }
}
