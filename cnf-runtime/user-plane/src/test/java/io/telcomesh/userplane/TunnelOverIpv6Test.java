package io.telcomesh.userplane;

import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.codec.Octets;
import io.telcomesh.codec.testing.Proves;
import io.telcomesh.gtp.Teid;
import io.telcomesh.gtp.gtpu.GtpuMessage;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The user plane as an SGW has it, over the kernel's IPv6 (TS 29.281 §4.4.1), with users' packets
/// of IPv4. The addresses are those of an interface that is there for the test alone.
class TunnelOverIpv6Test {
  private static final Path ADDRESSES = Path.of("/proc/net/if_inet6");
  private static final String DEVICE = "tm6-" + ProcessHandle.current().pid();
  private static final Inet6Address S1_U = address(1);
  private static final Inet6Address S5 = address(2);
  private static final Inet6Address ENODEB = address(10);
  private static final Inet6Address PGW = address(20);
  private static final Octets PACKET =
      Packets.echoRequest(
          Inet4Address.ofLiteral("10.45.0.2"), Inet4Address.ofLiteral("10.70.0.1"), 1);

  private boolean possible;

  @BeforeEach
  void makeAddresses() throws IOException {
    possible = "root".equals(System.getProperty("user.name")) && Files.exists(ADDRESSES);
    if (!possible) {
      System.out.println("Skipped: an interface with IPv6 addresses needs root, and IPv6");
    }
    Assumptions.assumeTrue(possible, "needs root, and IPv6");
    IpCommand.run("link", "add", DEVICE, "type", "veth", "peer", "name", DEVICE + "p");
    IpCommand.run("link", "set", "dev", DEVICE, "up");
    for (var address : new Inet6Address[] {S1_U, S5, ENODEB, PGW}) {
      var prefix = address.getHostAddress() + "/128";
      IpCommand.run("-6", "addr", "add", prefix, "dev", DEVICE, "nodad");
    }
  }

  @AfterEach
  void takeAddresses() throws IOException {
    if (possible) {
      IpCommand.run("link", "delete", DEVICE);
    }
  }

  @Test
  @Proves("sgw.ipv6-transport-s1-u-s5")
  void forwardsBothWays() throws IOException {
    try (var sgw = UserPlane.start(1, _ -> {});
        var enodeb = Peer.at(ENODEB);
        var pgw = Peer.at(PGW)) {
      sgw.bind(S1_U);
      sgw.bind(S5);
      var toPgw = new ForwardingAction.ToTunnel(S5, PGW, new Teid(0x0a));
      var toEnodeb = new ForwardingAction.ToTunnel(S1_U, ENODEB, new Teid(0x0e));
      var uplink = sgw.count(LinkDirection.UPLINK, sgw.addTunnel(S1_U, toPgw));
      var downlink = sgw.count(LinkDirection.DOWNLINK, sgw.addTunnel(S5, toEnodeb));

      for (int i = 0; i < 20; i++) {
        enodeb.send(uplink.teid(), PACKET, S1_U);
      }
      for (int i = 0; i < 20; i++) {
        assertThat(pgw.receiveMessage().message()).isEqualTo(new GtpuMessage.GPdu(PACKET));
      }
      pgw.send(downlink.teid(), PACKET, S5);
      var down = enodeb.receiveMessage();
      assertThat(down.header().teid()).isEqualTo(new Teid(0x0e));
      assertThat(down.message()).isEqualTo(new GtpuMessage.GPdu(PACKET));

      sgw.remove(uplink);
      assertThat(sgw.traffic(LinkDirection.UPLINK).packets()).isEqualTo(20);
      assertThat(sgw.traffic(LinkDirection.UPLINK).octets()).isEqualTo(20L * PACKET.length());
      assertThat(sgw.traffic(LinkDirection.DOWNLINK).packets()).isEqualTo(1);
    }
  }

  /// An address that other test runs on the machine do not use.
  private static Inet6Address address(int host) {
    long process = ProcessHandle.current().pid();
    return (Inet6Address)
        InetAddress.ofLiteral(
            "fd00:7e1c:%x:%x::%x".formatted(process >>> 16, process & 0xffff, host));
  }
}
