package io.telcomesh.testbed.cluster.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.telcomesh.testbed.cluster.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopologyFolderTest {
  private static final Path TOPOLOGIES = Path.of("../../topologies");

  @Test
  void readsTheFourthGenerationNetworkInTheOrderOfItsKustomization() {
    var topology = TopologyFolder.read(TOPOLOGIES.resolve("4g-network"));

    assertThat(topology.name()).isEqualTo("4g-network");
    assertThat(topology.workloadNames())
        .containsExactly("hss", "mme", "sgw", "pgw", "pdn", "enodeb-sim");
    assertThat(topology.networkServices()).hasSize(1);
    assertThat(topology.configMaps()).containsOnlyKeys("network", "page");
    assertThat(topology.workload("mme").orElseThrow().claims()).containsExactly("state");
  }

  @Test
  void everyContainerHasLimitsAndNoMorePrivilegesThanItNeeds() {
    var topology = TopologyFolder.read(TOPOLOGIES.resolve("4g-network"));

    for (var workload : topology.workloads()) {
      var pod = workload.template().getSpec();
      assertThat(pod.getVolumes()).allMatch(volume -> volume.getHostPath() == null);
      for (var container : pod.getContainers()) {
        assertThat(container.getResources().getLimits()).containsKeys("cpu", "memory");
        var security = container.getSecurityContext();
        assertThat(security.getPrivileged()).isNull();
        assertThat(security.getAllowPrivilegeEscalation()).isFalse();
        assertThat(security.getCapabilities().getDrop()).containsExactly("ALL");
        assertThat(security.getCapabilities().getAdd()).isSubsetOf("NET_ADMIN", "NET_RAW");
      }
    }
  }

  @Test
  void refusesAFieldThatKubernetesDoesNotKnow(@TempDir Path folder) throws IOException {
    Files.writeString(
        folder.resolve("kustomization.yaml"),
        """
        apiVersion: kustomize.config.k8s.io/v1beta1
        kind: Kustomization
        resources: [web.yaml]
        """);
    Files.writeString(
        folder.resolve("web.yaml"),
        """
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: {name: web}
        spec:
          replica: 2
        """);

    assertThatThrownBy(() -> TopologyFolder.read(folder))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("web.yaml, document 1")
        .hasMessageContaining("replica");
  }

  @Test
  void refusesAKindThatItCannotRun(@TempDir Path folder) throws IOException {
    Files.writeString(
        folder.resolve("kustomization.yaml"),
        "apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: [job.yaml]\n");
    Files.writeString(folder.resolve("job.yaml"), "apiVersion: batch/v1\nkind: Job\n");

    assertThatThrownBy(() -> TopologyFolder.read(folder)).hasMessageContaining("'Job'");
  }

  @Test
  void listsTopologies() {
    assertThat(TopologyFolder.names(TOPOLOGIES))
        .isEqualTo(List.of("4g-network", "secure-intranet-connectivity", "talk-4g-network"));
  }
}
