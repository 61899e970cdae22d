package io.telcomesh.testbed.cluster.admission;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import io.telcomesh.nsm.annotations.ServiceAnnotation;
import io.telcomesh.nsm.annotations.WantedService;
import io.telcomesh.testbed.cluster.Refusal;
import io.telcomesh.testbed.cluster.topology.Workload;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Admits pods to the mesh. A pod with one of NSM's annotations, on its template or on its
/// workload, is given a client beside its containers; a sidecar of NSM's first releases is given
/// what their device plugin gave it: its name and the way to the node's manager.
public final class MeshAdmission {
  static final String CLIENT = "nsm-client";
  private static final String SIDECAR_IMAGE = "telcomesh/nsm-sidecar:0.1.0";
  private static final String FIRST_SIDECAR = "networkservicemesh/4g-network-sidecar-nse";
  private static final String VOLUME = "nsm-socket";
  private static final String DRIVER = "csi.networkservicemesh.io";
  private static final String MOUNT = "/var/lib/networkservicemesh";
  private static final String MANAGER = "unix://" + MOUNT + "/nsm.io.sock";
  private static final long USER = 10001;

  private MeshAdmission() {}

  /// @throws Refusal that names the workload and what is wrong in its annotations
  public static Workload admit(Workload workload) {
    try {
      return workload.with(admit(workload.annotations(), workload.template()));
    } catch (IllegalArgumentException wrong) {
      throw new Refusal("Workload %s: %s".formatted(workload.name(), wrong.getMessage()), wrong);
    }
  }

  /// @param ofWorkload the annotations of the StatefulSet or Deployment; those of the pods win
  /// @throws IllegalArgumentException that says what is wrong in the annotations
  public static PodTemplateSpec admit(Map<String, String> ofWorkload, PodTemplateSpec pod) {
    var annotations = new HashMap<>(ofWorkload);
    annotations.putAll(annotations(pod));
    var wanted = ServiceAnnotation.wanted(annotations);
    var containers = new ArrayList<Container>();
    pod.getSpec().getContainers().forEach(one -> containers.add(isFirst(one) ? joined(one) : one));
    if (!wanted.isEmpty() && !embedsClient(pod.getSpec())) {
      containers.add(client(wanted));
    }
    return containers.equals(pod.getSpec().getContainers()) ? pod : joined(pod, containers);
  }

  private static Map<String, String> annotations(PodTemplateSpec pod) {
    return Optional.ofNullable(pod.getMetadata())
        .flatMap(metadata -> Optional.ofNullable(metadata.getAnnotations()))
        .orElse(Map.of());
  }

  private static boolean isFirst(Container container) {
    return container.getImage().replaceAll("[:@].*", "").equals(FIRST_SIDECAR);
  }

  /// Whether one of its containers is told itself what to ask for.
  private static boolean embedsClient(PodSpec pod) {
    return pod.getContainers().stream()
        .flatMap(container -> container.getEnv().stream())
        .anyMatch(variable -> variable.getName().equals("NSM_NETWORK_SERVICES"));
  }

  private static PodTemplateSpec joined(PodTemplateSpec pod, List<Container> containers) {
    var volumes =
        Stream.concat(
                pod.getSpec().getVolumes().stream().filter(one -> !one.getName().equals(VOLUME)),
                Stream.of(volume()))
            .toList();
    return new PodTemplateSpecBuilder(pod)
        .editSpec()
        .withContainers(containers)
        .withVolumes(volumes)
        .endSpec()
        .build();
  }

  private static Container joined(Container sidecar) {
    var stated = sidecar.getEnv().stream().map(EnvVar::getName).toList();
    var missing =
        Stream.of(ofPod(), variable("NSM_CONNECT_TO", MANAGER))
            .filter(variable -> !stated.contains(variable.getName()))
            .toList();
    var otherMounts =
        sidecar.getVolumeMounts().stream().filter(one -> !one.getName().equals(VOLUME));
    return new ContainerBuilder(sidecar)
        .addAllToEnv(missing)
        .withVolumeMounts(Stream.concat(otherMounts, Stream.of(mount())).toList())
        .build();
  }

  private static Container client(List<WantedService> wanted) {
    return new ContainerBuilder()
        .withName(CLIENT)
        .withImage(SIDECAR_IMAGE)
        .withEnv(
            ofPod(),
            variable("NSM_CONNECT_TO", MANAGER),
            variable("NSM_NETWORK_SERVICES", WantedService.urls(wanted)))
        .withVolumeMounts(mount())
        .withNewResources()
        .withRequests(Map.of("cpu", new Quantity("50m"), "memory", new Quantity("128Mi")))
        .withLimits(Map.of("cpu", new Quantity("1"), "memory", new Quantity("256Mi")))
        .endResources()
        .withNewSecurityContext()
        .withRunAsNonRoot(true)
        .withRunAsUser(USER)
        .withRunAsGroup(USER)
        .withAllowPrivilegeEscalation(false)
        .withNewCapabilities()
        .withDrop("ALL")
        .endCapabilities()
        .endSecurityContext()
        .build();
  }

  private static EnvVar variable(String name, String value) {
    return new EnvVarBuilder().withName(name).withValue(value).build();
  }

  private static EnvVar ofPod() {
    return new EnvVarBuilder()
        .withName("POD_NAME")
        .withNewValueFrom()
        .withNewFieldRef()
        .withFieldPath("metadata.name")
        .endFieldRef()
        .endValueFrom()
        .build();
  }

  private static VolumeMount mount() {
    return new VolumeMountBuilder()
        .withName(VOLUME)
        .withMountPath(MOUNT)
        .withReadOnly(true)
        .build();
  }

  private static Volume volume() {
    return new VolumeBuilder()
        .withName(VOLUME)
        .withNewCsi()
        .withDriver(DRIVER)
        .withReadOnly(true)
        .endCsi()
        .build();
  }
}
