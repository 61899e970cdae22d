package io.telcomesh.testbed.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.codec.OctetWriter;
import io.telcomesh.codec.Octets;
import io.telcomesh.codec.testing.Proves;
import io.telcomesh.enodebsim.PdnConnection;
import io.telcomesh.identifiers.Apn;
import io.telcomesh.identifiers.Imsi;
import io.telcomesh.identifiers.PdnType;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A UE with two PDN connections, through all functions.
class PdnTest {
  private final Epc epc = Epc.start(1);
  private final Imsi imsi = epc.provision(1, 1).getFirst();

  @AfterEach
  void close() {
    assertThat(epc.observer().failures()).isEmpty();
    epc.close();
  }

  @Test
  @Proves("esm.additional-pdn-connectivity")
  void hasTwoConnectionsAtOnce() {
    epc.attach(imsi);
    assertThat(epc.connect(imsi, Epc.IMS, PdnType.IPV4V6).succeeded()).isTrue();

    assertThat(epc.pgw().sessions().size()).isEqualTo(2);
    assertThat(epc.sgw().ues().size()).isEqualTo(1);
    assertThat(epc.pings(imsi, 1)).isTrue();
    var second = epc.ueInterfaces().find(pdns().getLast().ipv4().orElseThrow()).orElseThrow();
    second.ping(Epc.HOST, 2);
    epc.runFor(Duration.ofSeconds(1));
    assertThat(second.pong(2)).isTrue();
  }

  @Test
  @Proves("pgw.ipv6-64-ra-v4v6")
  void makesAnIpv6AddressAndSendsFromIt() {
    epc.attach(imsi);
    epc.connect(imsi, Epc.IMS, PdnType.IPV6);
    epc.runFor(Duration.ofSeconds(1));

    var address = pdns().getLast().ipv6().orElseThrow();
    assertThat(address.getHostAddress()).startsWith("2001:db8:46:");
    var packet = packet(address, (Inet6Address) InetAddress.ofLiteral("2001:db8:70::1"));
    epc.ueInterfaces().find(address).orElseThrow().send(packet);
    epc.runFor(Duration.ofSeconds(1));
    assertThat(epc.atHost()).containsExactly(packet);
  }

  @Test
  @Proves({"esm.pdn-disconnect-by-ue-by-network", "esm.last-pdn-handling"})
  void endsOneOfTwoAndNotTheLast() {
    epc.attach(imsi);
    epc.connect(imsi, Epc.IMS, PdnType.IPV4V6);
    assertThat(epc.disconnect(imsi, Epc.INTERNET).succeeded()).isTrue();

    assertThat(epc.pgw().sessions().size()).isEqualTo(1);
    assertThat(epc.disconnect(imsi, Epc.IMS).rejection().orElseThrow().cause()).contains("#49");
    assertThat(epc.pings(imsi, 1)).isTrue();
  }

  @Test
  void tellsWhyItGetsNoConnection() {
    epc.attach(imsi);

    assertThat(epc.connect(imsi, new Apn("other"), PdnType.IPV4).rejection().orElseThrow().cause())
        .contains("#27");
    assertThat(epc.connect(imsi, Epc.INTERNET, PdnType.IPV4).rejection().orElseThrow().cause())
        .contains("#55");
  }

  @Test
  void leavesNothingWhenItDetaches() {
    epc.attach(imsi);
    epc.connect(imsi, Epc.IMS, PdnType.IPV4V6);
    epc.detach(imsi);
    epc.runFor(Duration.ofSeconds(5));

    Invariants.nothingIsLeft(epc);
  }

  private List<PdnConnection> pdns() {
    return epc.simulator().ues().find(imsi).orElseThrow().context().pdns();
  }

  /// Of no payload.
  private static Octets packet(Inet6Address from, Inet6Address to) {
    return new OctetWriter()
        .u32(0x60000000)
        .u16(0)
        .u8(59)
        .u8(64)
        .octets(Octets.wrap(from.getAddress()))
        .octets(Octets.wrap(to.getAddress()))
        .toOctets();
  }
}
