package io.telcomesh.testbed.cluster.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.telcomesh.testbed.cluster.Refusal;
import io.telcomesh.testbed.cluster.topology.Topology;
import io.telcomesh.testbed.cluster.topology.Workload;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SchedulingTest {
  @Test
  void placesPodsInTurn() {
    assertThat(nodes(2, workload("a", 1, anywhere()), workload("b", 2, anywhere())))
        .containsExactly(0, 1, 0);
  }

  @Test
  void honoursNodeSelectors() {
    var second =
        new PodTemplateSpecBuilder()
            .withNewMetadata()
            .endMetadata()
            .withNewSpec()
            .addToNodeSelector(Scheduling.HOST_NAME, "node-2")
            .endSpec()
            .build();

    assertThat(nodes(2, workload("a", 1, second), workload("b", 1, second))).containsExactly(1, 1);
  }

  @Test
  void honoursAntiAffinityAndRefusesWhereNoNodeIsLeft() {
    var apart = apartFromItself();

    assertThat(nodes(3, workload("a", 3, apart))).containsExactly(0, 1, 2);
    assertThatThrownBy(() -> nodes(2, workload("a", 3, apart)))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("a-2");
  }

  private static PodTemplateSpec apartFromItself() {
    return new PodTemplateSpecBuilder()
        .withNewMetadata()
        .addToLabels("app", "a")
        .endMetadata()
        .withNewSpec()
        .withNewAffinity()
        .withNewPodAntiAffinity()
        .addNewRequiredDuringSchedulingIgnoredDuringExecution()
        .withTopologyKey(Scheduling.HOST_NAME)
        .withNewLabelSelector()
        .addToMatchLabels("app", "a")
        .endLabelSelector()
        .endRequiredDuringSchedulingIgnoredDuringExecution()
        .endPodAntiAffinity()
        .endAffinity()
        .endSpec()
        .build();
  }

  private static PodTemplateSpec anywhere() {
    return new PodTemplateSpecBuilder()
        .withNewMetadata()
        .endMetadata()
        .withNewSpec()
        .endSpec()
        .build();
  }

  private static Workload workload(String name, int replicas, PodTemplateSpec template) {
    return new Workload(name, replicas, template, List.of(), Map.of());
  }

  private static List<Integer> nodes(int count, Workload... workloads) {
    var topology = new Topology("test", Path.of("test"), List.of(), Map.of(), List.of(workloads));
    return Scheduling.of(topology, count).stream().map(PodPlan::node).toList();
  }
}
