package io.telcomesh.userplane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.telcomesh.codec.Octets;
import io.telcomesh.gtp.Teid;
import io.telcomesh.gtp.gtpu.ExtensionHeader;
import io.telcomesh.gtp.gtpu.Gtpu;
import io.telcomesh.gtp.gtpu.GtpuHeader;
import io.telcomesh.gtp.gtpu.GtpuMessage;
import java.io.IOException;
import java.net.Inet4Address;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/// Packets between tunnels and the kernel, which answers pings in namespaces of the test.
class TunTest {
  private static final Inet4Address UE = Inet4Address.ofLiteral("10.45.0.2");
  private static final Inet4Address NETWORK = Inet4Address.ofLiteral("10.70.0.1");
  private static final Inet4Address S1_U = Peer.loopback(1);
  private static final Inet4Address S5_SGW = Peer.loopback(2);
  private static final Inet4Address S5_PGW = Peer.loopback(3);
  private static final Teid ENODEB_TEID = new Teid(0x0e0e0e0e);
  private static final int MTU = 1400;

  @Test
  void pingsTheNetworkThroughSgwAndPgw() throws IOException {
    for (int threads : new int[] {1, 2}) {
      try (var namespace = Namespace.create("sgi");
          var tun = network(namespace, threads);
          var sgw = UserPlane.start(threads, _ -> {});
          var pgw = UserPlane.start(threads, _ -> {});
          var enodeb = Peer.at(Peer.loopback(10))) {
        var uplink = connect(sgw, pgw, tun, enodeb);
        for (int i = 0; i < 100; i++) {
          enodeb.send(uplink.teid(), Packets.echoRequest(UE, NETWORK, i), S1_U);
          var answer = enodeb.receiveMessage();
          assertThat(answer.header().teid()).isEqualTo(ENODEB_TEID);
          assertThat(Packets.isEchoReply(((GtpuMessage.GPdu) answer.message()).packet(), i))
              .isTrue();
        }
        assertThat(uplink.packets()).isEqualTo(100);
      }
    }
  }

  @Test
  void letsNoForgedSourceAndNothingButIpOutOfATunnel() throws IOException {
    try (var namespace = Namespace.create("forged");
        var tun = network(namespace, 1);
        var pgw = UserPlane.start(1, _ -> {});
        var sgw = Peer.at(S5_SGW)) {
      pgw.bind(S5_PGW);
      pgw.attachNetwork(tun);
      var uplink = pgw.addTunnel(S5_PGW, UeAddresses.of(UE), new ForwardingAction.ToInterface(tun));
      var other = Inet4Address.ofLiteral("10.45.0.3");
      sgw.send(uplink.teid(), Packets.echoRequest(other, NETWORK, 1), S5_PGW);
      sgw.send(uplink.teid(), Octets.hex("60"), S5_PGW);
      sgw.send(
          Gtpu.encode(
              new GtpuHeader(
                  Gtpu.G_PDU,
                  uplink.teid(),
                  Optional.empty(),
                  Optional.empty(),
                  List.of(
                      new ExtensionHeader(ExtensionHeader.PDU_SESSION_CONTAINER, Octets.of(0, 9)))),
              new GtpuMessage.GPdu(Packets.echoRequest(UE, NETWORK, 1))),
          S5_PGW);

      assertThat(sgw.receiveMessage().message())
          .isInstanceOf(GtpuMessage.SupportedExtensionHeadersNotification.class);
      assertThat(pgw.dropped(DropReason.FORGED_SOURCE)).isEqualTo(1);
      assertThat(pgw.dropped(DropReason.NOT_IP)).isEqualTo(1);
      assertThat(pgw.dropped(DropReason.UNSUPPORTED_EXTENSION)).isEqualTo(1);
      assertThat(uplink.dropped()).isEqualTo(3);
      assertThat(uplink.packets()).isZero();
    }
  }

  @Test
  void pingsASimulatedUeInHisNamespace() throws IOException {
    try (var namespace = Namespace.create("ue");
        var tun = TunInterface.create(interfaceName("u"), 1);
        var enodeb = UserPlane.start(1, _ -> {});
        var sgw = Peer.at(S1_U)) {
      var address = Peer.loopback(10);
      enodeb.bind(address);
      enodeb.attachUe(tun);
      tun.moveTo(namespace.name());
      tun.configure(UE, 32, MTU);
      tun.route("default");
      var downlink = enodeb.addTunnel(address, new ForwardingAction.ToInterface(tun));
      var uplink =
          enodeb.addUe(
              UeAddresses.of(UE),
              new ForwardingAction.ToTunnel(address, S1_U, new Teid(0x01020304)));

      sgw.send(downlink.teid(), Packets.echoRequest(NETWORK, UE, 5), address);
      var answer = sgw.receiveMessage();
      while (!Packets.isEchoReply(((GtpuMessage.GPdu) answer.message()).packet(), 5)) {
        answer = sgw.receiveMessage(); // the kernel has other things to say on a new interface
      }
      assertThat(answer.header().teid()).isEqualTo(new Teid(0x01020304));
      assertThat(uplink.packets()).isPositive();
    }
  }

  @Test
  void stopsWithAnInterfaceThatIsDetached() throws IOException {
    try (var namespace = Namespace.create("detach");
        var tun = network(namespace, 1);
        var pgw = UserPlane.start(1, _ -> {});
        var sgw = Peer.at(S5_SGW)) {
      pgw.bind(S5_PGW);
      pgw.attachNetwork(tun);
      pgw.detach(tun);
      var uplink = pgw.addTunnel(S5_PGW, UeAddresses.of(UE), new ForwardingAction.ToInterface(tun));
      sgw.send(uplink.teid(), Packets.echoRequest(UE, NETWORK, 1), S5_PGW);
      sgw.send(Octets.hex("320100040000000000010000"), S5_PGW);
      sgw.receive();

      assertThat(pgw.dropped(DropReason.NOWHERE_TO_SEND)).isEqualTo(1);
    }
  }

  @Test
  void saysWhyAnInterfaceCannotBeMade() throws IOException {
    try (var namespace = Namespace.create("taken");
        var tun = TunInterface.create(interfaceName("t"), 1)) {
      assertThatThrownBy(() -> TunInterface.create(tun.name(), 1))
          .isInstanceOf(IOException.class)
          .hasMessageContaining(tun.name());
      assertThatThrownBy(() -> tun.moveTo("nowhere-" + namespace.name()))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("nowhere-");
    }
    assertThatThrownBy(() -> TunInterface.create("a-name-of-16-char", 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void knowsWhetherItMayHaveIpv6() throws IOException {
    try (var _ = Namespace.create("ipv6");
        var tun = TunInterface.create(interfaceName("6"), 1)) {
      var off = Path.of("/proc/sys/net/ipv6/conf", tun.name(), "disable_ipv6");
      Assumptions.assumeTrue(Files.exists(off), "this kernel has no IPv6");

      Files.writeString(off, "0");
      assertThat(tun.hasIpv6()).isTrue();
      Files.writeString(off, "1");
      assertThat(tun.hasIpv6()).isFalse();
    }
  }

  private static ForwardingRule connect(UserPlane sgw, UserPlane pgw, TunInterface tun, Peer enodeb)
      throws IOException {
    sgw.bind(S1_U);
    sgw.bind(S5_SGW);
    pgw.bind(S5_PGW);
    pgw.attachNetwork(tun);
    var sgwDownlink =
        sgw.addTunnel(S5_SGW, new ForwardingAction.ToTunnel(S1_U, enodeb.address(), ENODEB_TEID));
    var pgwUplink =
        pgw.addTunnel(S5_PGW, UeAddresses.of(UE), new ForwardingAction.ToInterface(tun));
    pgw.addUe(
        UeAddresses.of(UE), new ForwardingAction.ToTunnel(S5_PGW, S5_SGW, sgwDownlink.teid()));
    return sgw.addTunnel(S1_U, new ForwardingAction.ToTunnel(S5_SGW, S5_PGW, pgwUplink.teid()));
  }

  /// A packet data network: the interface's own address answers.
  private static TunInterface network(Namespace namespace, int queues) throws IOException {
    var tun = TunInterface.create(interfaceName("n"), queues);
    tun.moveTo(namespace.name());
    tun.configure(NETWORK, 24, MTU);
    tun.route("10.45.0.0/24");
    return tun;
  }

  private static String interfaceName(String purpose) {
    return "tm%s%d".formatted(purpose, ProcessHandle.current().pid());
  }
}
