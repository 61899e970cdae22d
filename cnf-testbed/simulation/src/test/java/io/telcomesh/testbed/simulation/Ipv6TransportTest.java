package io.telcomesh.testbed.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.codec.testing.Proves;
import io.telcomesh.enodebsim.UeResult;
import io.telcomesh.gtp.gtpc.FTeid;
import io.telcomesh.identifiers.Imsi;
import java.net.Inet6Address;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Every wire carries IPv6: the tunnels' ends are of that family on S1AP (transport layer addresses
/// of 128 bits, TS 36.413 §9.2.2.1) and in F-TEIDs (TS 29.274 §8.22), and UEs have IPv4 all the
/// same.
class Ipv6TransportTest {
  private final Epc epc = Epc.startOnIpv6(1);
  private final Imsi imsi = epc.provision(1, 1).getFirst();

  @BeforeEach
  void attach() {
    assertThat(epc.attach(imsi)).matches(UeResult::succeeded);
  }

  @AfterEach
  void end() {
    epc.close();
  }

  @Test
  @Proves("sgw.ipv6-transport-s1-u-s5")
  void bringsPacketsThroughTunnelsOverIpv6() {
    assertThat(epc.pings(imsi, 1)).isTrue();
    var pdn = epc.sgw().ues().find(imsi).orElseThrow().context().pdnConnections().getFirst();
    assertThat(pdn.s5s8Control()).matches(Ipv6TransportTest::overIpv6);
    assertThat(pdn.pgwControl()).matches(Ipv6TransportTest::overIpv6);
    assertThat(pdn.uplink().packets()).isEqualTo(1);
    assertThat(pdn.downlink().packets()).isEqualTo(1);
    var atMme = epc.mme().contexts().find(imsi).orElseThrow().context().pdnConnections().getFirst();
    assertThat(atMme.sgwControl()).matches(Ipv6TransportTest::overIpv6);
    assertThat(atMme.sgwUser()).matches(Ipv6TransportTest::overIpv6);
  }

  @Test
  void pagesAndDeliversWhatWasKept() {
    epc.idle(imsi);
    epc.pingUe(imsi, 7);
    epc.runFor(Duration.ofSeconds(2));
    assertThat(epc.ueAnswered(7)).isTrue();
  }

  @Test
  void leavesNothingBehind() {
    epc.detach(imsi);
    epc.runFor(Duration.ofSeconds(1));
    assertThat(epc.sgw().ues().size()).isZero();
    assertThat(epc.pgw().sessions().size()).isZero();
    assertThat(epc.observer().failures()).isEmpty();
  }

  private static boolean overIpv6(FTeid end) {
    return end.ipv6().isPresent() && end.ipv4().isEmpty() && end.address() instanceof Inet6Address;
  }
}
