package io.telcomesh.testbed.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.telcomesh.testbed.cluster.topology.Topology;
import io.telcomesh.testbed.cluster.topology.TopologyFolder;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UpRequestTest {
  private static final Topology TOPOLOGY =
      TopologyFolder.read(Path.of("../../topologies/4g-network"));

  @Test
  void givesAWorkloadItsSettingsAndThoseOfAll() {
    var request =
        request("demo", Map.of("mme.security.ciphering", "EEA0", "network.plmn", "262/01"));

    assertThat(request.settingsOf("mme")).hasSize(2);
    assertThat(request.settingsOf("hss")).containsOnlyKeys("network.plmn");
  }

  @Test
  void refusesASettingOfNobody() {
    var request = request("demo", Map.of("amf.plmn", "262/01"));

    assertThatThrownBy(() -> request.settingsOf("mme"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("amf.plmn");
  }

  @Test
  void refusesANameThatIsNoneOfANamespace() {
    assertThatThrownBy(() -> request("Demo/1", Map.of())).isInstanceOf(Refusal.class);
  }

  @Test
  void scalesWorkloadsAndLeavesTheOthersAsTheyAre() {
    var scaled = TOPOLOGY.scaled(Map.of("mme", 2, "enodeb-sim", 3));

    assertThat(scaled.workloads())
        .extracting(one -> one.name() + " " + one.replicas())
        .containsExactlyInAnyOrder("mme 2", "enodeb-sim 3", "hss 1", "sgw 1", "pgw 1", "pdn 1");
  }

  @Test
  void refusesToScaleWhatThereIsNotOrBeyondTheAddressPlan() {
    assertThatThrownBy(() -> TOPOLOGY.scaled(Map.of("amf", 2)))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("--scale amf=2: there is no 'amf'");
    assertThatThrownBy(() -> TOPOLOGY.scaled(Map.of("mme", 10)))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("1 to 9");
    assertThatThrownBy(() -> TOPOLOGY.scaled(Map.of("mme", 0))).isInstanceOf(Refusal.class);
  }

  private static UpRequest request(String name, Map<String, String> settings) {
    return new UpRequest(name, TOPOLOGY, 2, new LinkedHashMap<>(settings), true);
  }
}
