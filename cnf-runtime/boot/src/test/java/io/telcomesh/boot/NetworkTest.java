package io.telcomesh.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.telcomesh.identifiers.Apn;
import io.telcomesh.identifiers.Plmn;
import java.util.List;
import org.junit.jupiter.api.Test;

final class NetworkTest {
  private final Network network =
      new Network(Plmn.of("001/01"), List.of(1, 7), 1, List.of(new Apn("internet")));

  @Test
  void namesTheRealmAndTheHosts() {
    assertThat(network.realm()).isEqualTo("epc.mnc001.mcc001.3gppnetwork.org");
    assertThat(network.hostName(FunctionIdentity.ofPod("mme", "mme-2")))
        .isEqualTo("mmec02.mmegi0001.mme.epc.mnc001.mcc001.3gppnetwork.org");
    assertThat(network.hostName(FunctionIdentity.ofPod("hss", "hss-0")))
        .isEqualTo("hss-0.epc.mnc001.mcc001.3gppnetwork.org");
  }

  @Test
  void refusesTrackingAreaCodesThatMeanNoArea() {
    assertThatThrownBy(
            () -> new Network(Plmn.of("001/01"), List.of(1, 0), 1, List.of(new Apn("internet"))))
        .hasMessage("tracking-areas[1] = 0: 1 to 65533");
  }

  @Test
  void readsTheOrdinalFromThePodsName() {
    assertThat(FunctionIdentity.ofPod("mme", "mme-3")).hasToString("mme-3");
    assertThat(FunctionIdentity.ofPod("mme", "mme-3").ordinal()).isEqualTo(3);
    assertThat(FunctionIdentity.ofPod("mme", "mme-7f9c5d-xkz2p").ordinal()).isZero();
  }

  @Test
  void isNumberZeroOnAHostOfAnotherName() {
    assertThat(FunctionIdentity.onHost("mme", "laptop")).hasToString("mme-0");
    assertThat(FunctionIdentity.onHost("mme", "mme-4").ordinal()).isEqualTo(4);
  }

  @Test
  void givesEachOrdinalItsPrefix() {
    var prefix = Ipv4Prefix.of("10.60.10.0/24");
    assertThat(prefix.following(2)).hasToString("10.60.12.0/24");
    assertThat(prefix.address(1).getHostAddress()).isEqualTo("10.60.10.1");
    assertThat(prefix.contains(prefix.following(1).address(1))).isFalse();
    assertThat(prefix.contains(prefix.address(255))).isTrue();
    assertThatThrownBy(() -> Ipv4Prefix.of("10.60.10.1/24")).hasMessageContaining("host bits zero");
  }
}
