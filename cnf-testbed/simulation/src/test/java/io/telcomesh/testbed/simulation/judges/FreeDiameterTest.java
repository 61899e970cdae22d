package io.telcomesh.testbed.simulation.judges;

import static io.telcomesh.testbed.simulation.judges.Overheard.DEVICE_WATCHDOG;
import static io.telcomesh.testbed.simulation.judges.Overheard.DISCONNECT_PEER;
import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.codec.Octets;
import io.telcomesh.procedures.LiveScheduler;
import io.telcomesh.referencepoints.ReferencePoint;
import io.telcomesh.referencepoints.Wire;
import io.telcomesh.referencepoints.diameter.DiameterOptions;
import io.telcomesh.referencepoints.live.LiveSctp;
import io.telcomesh.referencepoints.live.TcpDiameterTransport;
import io.telcomesh.referencepoints.sctp.SctpProvider;
import io.telcomesh.referencepoints.sctp.userspace.UserSpaceSctp;
import io.telcomesh.security.RandomSource;
import io.telcomesh.testbed.simulation.Provision;
import io.telcomesh.testbed.simulation.judges.Overheard.Command;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// freeDiameter between our MME and our HSS: the MME dials the relay, the relay dials the HSS.
class FreeDiameterTest {
  private static final int NETWORK = (int) (ProcessHandle.current().pid() % 200);
  private static final InetAddress OURS = InetAddress.ofLiteral("10.63.%d.1".formatted(NETWORK));
  private static final InetAddress RELAY = InetAddress.ofLiteral("10.63.%d.2".formatted(NETWORK));
  private static final int UPDATE_LOCATION = 316;
  private static final int CANCEL_LOCATION = 317;
  private static final int AUTHENTICATION_INFORMATION = 318;
  private static final int QUIET = 60;

  private final String namespace = "tm-relay-" + ProcessHandle.current().pid();
  private final Overheard atMme = new Overheard();
  private final Overheard atHss = new Overheard();
  private final LiveScheduler scheduler = new LiveScheduler(2, 100);
  private final TcpDiameterTransport transport = new TcpDiameterTransport();

  @TempDir private Path folder = Path.of("");

  /// freeDiameter listens on no loopback address, so it gets a namespace of its own.
  @BeforeEach
  void makeNamespace() throws IOException {
    FreeDiameter.requirePossible();
    var here = Path.of("").toAbsolutePath();
    var ours = "tmrelay" + NETWORK;
    Shell.run(here, "ip", "netns", "add", namespace);
    Shell.run(
        here, "ip", "link", "add", ours, "type", "veth", "peer", "name", "s6a", "netns", namespace);
    Shell.run(here, "ip", "addr", "add", OURS.getHostAddress() + "/24", "dev", ours);
    Shell.run(here, "ip", "link", "set", ours, "up");
    Shell.run(
        here, "ip", "-n", namespace, "addr", "add", RELAY.getHostAddress() + "/24", "dev", "s6a");
    Shell.run(here, "ip", "-n", namespace, "link", "set", "s6a", "up");
  }

  @AfterEach
  void close() throws IOException {
    transport.close();
    scheduler.close();
    if (Files.exists(Path.of("/run/netns", namespace))) {
      Shell.run(Path.of("").toAbsolutePath(), "ip", "netns", "del", namespace);
    }
  }

  @Test
  void attachesThroughARelay() throws IOException {
    try (var hss = hss(DiameterOptions.DEFAULT);
        var relay = relay(QUIET);
        var sctp = LiveSctp.open(UserSpaceSctp.UDP_PORT);
        var epc = epc(sctp)) {
      Provision.subscribers(1, 1).forEach(hss.subscribers()::put);
      var imsi = epc.addUes(1, 1).getFirst();

      assertThat(epc.attach(imsi).rejection()).isEmpty();

      var asked = atHss.next(Command.receivedRequest(AUTHENTICATION_INFORMATION)).octets();
      assertThat(contains(asked, LiveEpc.GUMMEI.hostName())).as("Origin-Host").isTrue();
      assertThat(asked.toHex()).as("Route-Record of the relay").contains("0000011a40");
      atMme.next(Command.receivedAnswer(UPDATE_LOCATION));

      // The other way: a request of the HSS finds the MME by its Destination-Host.
      var serving = hss.subscribers().find(imsi).flatMap(stored -> stored.servingMme());
      assertThat(serving).isPresent();
      hss.server().hss().withdrawn(imsi, serving);
      atMme.next(Command.receivedRequest(CANCEL_LOCATION));
      atHss.next(Command.receivedAnswer(CANCEL_LOCATION));

      relay.close();
      atMme.next(Command.receivedRequest(DISCONNECT_PEER));
      atMme.next(Command.sentAnswer(DISCONNECT_PEER));
      atHss.next(Command.receivedRequest(DISCONNECT_PEER));
      atHss.next(Command.sentAnswer(DISCONNECT_PEER));
    }
  }

  @Test
  void answersTheRelaysWatchdogAndDisconnects() throws IOException {
    var hss = hss(DiameterOptions.DEFAULT);
    try (var _ = relay(6);
        var sctp = LiveSctp.open(UserSpaceSctp.UDP_PORT);
        var epc = epc(sctp)) {
      for (var ours : new Overheard[] {atMme, atHss}) {
        ours.next(Command.receivedRequest(DEVICE_WATCHDOG));
        ours.next(Command.sentAnswer(DEVICE_WATCHDOG));
      }
      hss.close();
      epc.mme().close();
      for (var ours : new Overheard[] {atMme, atHss}) {
        ours.next(Command.sentRequest(DISCONNECT_PEER));
        ours.next(Command.receivedAnswer(DISCONNECT_PEER));
      }
    }
  }

  @Test
  void asksTheRelaysWatchdog() throws IOException {
    var usual = DiameterOptions.DEFAULT;
    var quick =
        new DiameterOptions(usual.port(), Duration.ofSeconds(6), usual.reconnect(), usual.answer());
    try (var _ = hss(quick);
        var _ = relay(QUIET)) {
      atHss.next(Command.sentRequest(DEVICE_WATCHDOG));
      atHss.next(Command.receivedAnswer(DEVICE_WATCHDOG));
    }
  }

  private FreeDiameter relay(int watchdogSeconds) throws IOException {
    return FreeDiameter.start(folder, namespace, LiveHss.HOST, OURS, watchdogSeconds);
  }

  private LiveHss hss(DiameterOptions options) {
    return LiveHss.start(OURS, transport, options, scheduler, RandomSource.secure(), atHss);
  }

  private LiveEpc epc(SctpProvider sctp) throws IOException {
    return LiveEpc.start(
        LiveEpc.Ground.of(sctp, transport)
            .withHss(new Wire(ReferencePoint.S6A, OURS, RELAY))
            .with(atMme));
  }

  private static boolean contains(Octets octets, String text) {
    return octets.toHex().contains(Octets.ascii(text).toHex());
  }
}
