package io.telcomesh.pgw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.telcomesh.boot.Ipv4Prefix;
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

  private static PgwSettings settings(PacketDataNetwork... networks) {
    return new PgwSettings(List.of(networks), Duration.ofSeconds(60), "ues", GtpcOptions.DEFAULT);
  }

  private static PacketDataNetwork network(String apn, String pool) {
    return new PacketDataNetwork(new Apn(apn), Ipv4Prefix.of(pool), List.of(), 1358);
  }
}
