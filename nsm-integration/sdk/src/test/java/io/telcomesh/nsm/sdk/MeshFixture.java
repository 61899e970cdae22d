package io.telcomesh.nsm.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.nsm.api.registry.Destination;
import io.telcomesh.nsm.api.registry.Match;
import io.telcomesh.nsm.api.registry.NetworkService;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// A manager, endpoints and clients of one directory's unix sockets, on one hand-moved clock.
final class MeshFixture implements AutoCloseable {

  static final NetworkService SERVICE =
      NetworkService.newBuilder()
          .setName("4g-network")
          .setPayload("ETHERNET")
          .addMatches(
              Match.newBuilder()
                  .putSourceSelector("app", "s11")
                  .addRoutes(Destination.newBuilder().putDestinationSelector("app", "mme")))
          .build();

  static final InterfaceProbe ALWAYS_THERE =
      new InterfaceProbe() {
        @Override
        public boolean exists(String name) {
          return false;
        }

        @Override
        public boolean ready(String name, InetAddress address) {
          return true;
        }

        @Override
        public boolean answers(String name, InetAddress peer) {
          return true;
        }
      };

  /// Whether the peers of clients answer pings.
  volatile boolean answering = true;

  private final InterfaceProbe atClients =
      new InterfaceProbe() {
        @Override
        public boolean exists(String name) {
          return false;
        }

        @Override
        public boolean ready(String name, InetAddress address) {
          return true;
        }

        @Override
        public boolean answers(String name, InetAddress peer) {
          return answering;
        }
      };

  final HandClock clock = new HandClock();
  final Transport transport = new Transport(CallChain.plaintext(TokenSource.anonymous(clock)));
  final BlockingQueue<LinkEvent> atClient = new LinkedBlockingQueue<>();
  final BlockingQueue<LinkEvent> atEndpoint = new LinkedBlockingQueue<>();

  private final Path directory;
  private FakeManager manager;

  MeshFixture(Path directory) {
    this.directory = directory;
    this.manager = newManager();
  }

  FakeManager manager() {
    return manager;
  }

  void restartManager() {
    manager.close();
    manager = newManager();
  }

  NsmEndpoint endpoint(String name, String prefix) {
    return NsmEndpoint.start(
        new EndpointOffer(
            name,
            List.of("4g-network"),
            Map.of("app", "mme"),
            IpPrefix.parse(prefix),
            new NsmUrl.Unix(directory.resolve(name + ".sock")),
            Optional.of(directory.resolve(name + ".leases"))),
        managerUrl(),
        transport,
        clock,
        NetworkNamespace.ofThisProcess(),
        ALWAYS_THERE,
        atEndpoint::add);
  }

  NsmClient client(String name) {
    return new NsmClient(
        name, managerUrl(), transport, clock, NetworkNamespace.ofThisProcess(), atClients);
  }

  static ConnectionRequest s11() {
    return new ConnectionRequest(
        "4g-network",
        Map.of("app", "s11"),
        "s11",
        Optional.empty(),
        List.of(IpPrefix.parse("10.45.0.0/16")));
  }

  static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
    T next = queue.poll(10, TimeUnit.SECONDS);
    assertThat(next).as("came within ten seconds").isNotNull();
    return next;
  }

  static Link up(BlockingQueue<LinkEvent> events) throws InterruptedException {
    LinkEvent event = next(events);
    assertThat(event).isInstanceOf(LinkEvent.Up.class);
    return ((LinkEvent.Up) event).link();
  }

  @Override
  public void close() {
    manager.close();
    transport.close();
  }

  private NsmUrl managerUrl() {
    return new NsmUrl.Unix(directory.resolve("nsm.io.sock"));
  }

  private FakeManager newManager() {
    return new FakeManager(managerUrl(), SERVICE, transport, clock);
  }
}
