package io.telcomesh.testbed.cluster.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.telcomesh.testbed.cluster.Refusal;
import io.telcomesh.testbed.cluster.topology.TopologyFolder;
import io.telcomesh.testbed.cluster.topology.Workload;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MeshAdmissionTest {
  private static final Container ALPINE =
      new ContainerBuilder().withName("hss").withImage("alpine:latest").build();

  @Test
  void givesTheTalksHssAClientAndItsMmeTheWayToTheManager() {
    var talk = TopologyFolder.read(Path.of("../../topologies/talk-4g-network"));

    var admitted = talk.admitted(MeshAdmission::admit);

    var hss = admitted.workload("hss").orElseThrow().template().getSpec();
    assertThat(hss.getContainers())
        .extracting(Container::getName)
        .containsExactly("hss", "nsm-client");
    assertThat(hss.getContainers().getLast().getEnv())
        .extracting(EnvVar::getName, EnvVar::getValue)
        .contains(tuple("NSM_NETWORK_SERVICES", "kernel://4g-network?app=s6a"));
    assertThat(hss.getVolumes()).extracting(Volume::getName).containsExactly("nsm-socket");
    var mme = admitted.workload("mme").orElseThrow().template().getSpec();
    assertThat(mme.getContainers())
        .extracting(Container::getName)
        .containsExactly("sidecar-nse", "mme");
    assertThat(mme.getContainers().getFirst().getEnv())
        .extracting(EnvVar::getName)
        .containsExactly(
            "ADVERTISE_NSE_NAME",
            "ADVERTISE_NSE_LABELS",
            "IP_ADDRESS",
            "POD_NAME",
            "NSM_CONNECT_TO");
    assertThat(mme.getContainers().getFirst().getVolumeMounts())
        .extracting(VolumeMount::getMountPath)
        .containsExactly("/var/lib/networkservicemesh");
  }

  @Test
  void leavesWhatAsksForNothingAsItIs() {
    var pod = pod(Map.of("prometheus.io/scrape", "true"), ALPINE);

    assertThat(MeshAdmission.admit(Map.of(), pod)).isSameAs(pod);
  }

  @Test
  void readsTheAnnotationOfThePodsBeforeThatOfTheirWorkload() {
    var admitted =
        MeshAdmission.admit(
            Map.of("ns.networkservicemesh.io", "other:app=s6a"),
            pod(Map.of("ns.networkservicemesh.io", "4g-network:app=s6a"), ALPINE));

    assertThat(admitted.getSpec().getContainers().getLast().getEnv())
        .extracting(EnvVar::getValue)
        .contains("kernel://4g-network?app=s6a");
  }

  @Test
  void addsNoClientToAPodThatHasOneOrHasBeenAdmittedBefore() {
    var annotations = Map.of("networkservicemesh.io", "kernel://4g-network?app=s6a");
    var once = MeshAdmission.admit(annotations, pod(Map.of(), ALPINE));

    assertThat(once.getSpec().getContainers()).hasSize(2);
    assertThat(MeshAdmission.admit(annotations, once)).isEqualTo(once);
  }

  @Test
  void namesTheWorkloadWhoseAnnotationIsWrong() {
    var wrong =
        new Workload(
            "hss",
            1,
            pod(Map.of(), ALPINE),
            List.of(),
            Map.of("ns.networkservicemesh.io", "4g-network:app"));

    assertThatThrownBy(() -> MeshAdmission.admit(wrong))
        .isInstanceOf(Refusal.class)
        .hasMessageStartingWith(
            "Workload hss: ns.networkservicemesh.io: \"4g-network:app\": \"app\" is no label; write label=value");
  }

  private static PodTemplateSpec pod(Map<String, String> annotations, Container container) {
    return new PodTemplateSpecBuilder()
        .withNewMetadata()
        .withAnnotations(annotations)
        .endMetadata()
        .withNewSpec()
        .withContainers(container)
        .endSpec()
        .build();
  }
}
