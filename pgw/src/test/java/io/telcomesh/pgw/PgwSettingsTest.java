package io.telcomesh.pgw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.telcomesh.boot.Ipv6Prefix;
import io.telcomesh.identifiers.Apn;
import io.telcomesh.referencepoints.gtpc.GtpcOptions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PgwSettingsTest {
  private static final PacketDataNetwork INTERNET = network("internet", "10.45.0.0/16");

  @Test
  void findsTheNetworkOfAnApn() {
    var settings = settings(INTERNET, network("ims", "10.46.0.0/24"));

    assertThat(settings.network(new Apn("IMS"))).isPresent();
    assertThat(settings.network(new Apn("other"))).isEmpty();
  }

  @Test
  void refusesPoolsThatOverlapAndApnsThatAreThereTwice() {
    assertThatThrownBy(() -> settings(INTERNET, network("ims", "10.45.9.0/24")))
        .hasMessage("the pools of internet and ims overlap");
    assertThatThrownBy(() -> settings(INTERNET, network("internet", "10.46.0.0/24")))
        .hasMessage("APN internet is there twice");
    assertThatThrownBy(PgwSettingsTest::settings).hasMessage("a PGW serves one APN or more");
  }

  @Test
  void refusesRangesThatOverlapInOneNetwork() {
    var twice =
        new PacketDataNetwork(
            new Apn("internet"),
            List.of(Ipv4Range.of("10.45.0.0/24"), Ipv4Range.of("10.45.0.250-10.45.1.5")),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            1358);

    assertThatThrownBy(() -> settings(twice)).hasMessage("pools of internet overlap");
  }

  @Test
  void servesNoApnOfIpv6AloneWhereThePodHasNoIpv6() {
    var ipv6 =
        new PacketDataNetwork(
            new Apn("ims"),
            List.of(),
            List.of(),
            List.of(Ipv6Prefix.of("2001:db8:45::/56")),
            List.of(),
            List.of(),
            List.of(),
            1358);

    assertThat(settings(INTERNET, ipv6).withoutIpv6()).isEqualTo(settings(INTERNET));
  }

  private static PgwSettings settings(PacketDataNetwork... networks) {
    return new PgwSettings(List.of(networks), Duration.ofSeconds(60), "ues", GtpcOptions.DEFAULT);
  }

  private static PacketDataNetwork network(String apn, String pool) {
    return PacketDataNetwork.ipv4(new Apn(apn), Ipv4Range.of(pool), List.of(), 1358);
  }
}
