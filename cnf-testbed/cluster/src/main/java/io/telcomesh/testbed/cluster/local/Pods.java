package io.telcomesh.testbed.cluster.local;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Sysctl;
import io.telcomesh.testbed.cluster.Refusal;
import io.telcomesh.testbed.cluster.UpRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Starts the containers of a pod.
record Pods(
    Names names,
    UpRequest request,
    LocalNetwork network,
    ControlPlanes controlPlanes,
    Places places,
    Programs programs) {

  /// A container that was started, with its manifest.
  record Running(PodPlan pod, String address, Container container, Launch.Started started) {}

  /// @param index the pod's number among all
  List<Running> start(PodPlan pod, int index) throws InterruptedException {
    var spec = pod.workload().template().getSpec();
    if (!Optional.ofNullable(spec.getInitContainers()).orElse(List.of()).isEmpty()) {
      throw new Refusal("Pod %s: init containers are not known here.".formatted(pod.name()));
    }
    sysctls(pod);
    var run = places.runOf(request.instance()).resolve("pods").resolve(pod.name());
    var state = places.stateOf(request.instance()).resolve(pod.name());
    var folders =
        new PodFolders(request.topology(), pod, run, state, controlPlanes.socketFolder(pod.node()));
    var running = new ArrayList<Running>();
    for (var container : spec.getContainers()) {
      running.add(start(pod, index, container, folders, run));
    }
    return running;
  }

  Path logs() {
    return places.logsOf(request.instance());
  }

  private Running start(PodPlan pod, int index, Container container, PodFolders folders, Path run) {
    var mounts = folders.mounts(container);
    var address = network.podAddress(index);
    var environment =
        new PodEnvironment(
            request.instance(),
            pod.name(),
            Scheduling.nodeName(pod.node()),
            request.topology().name(),
            address);
    var temporary = PodFolders.made(mounts.getOrDefault("/tmp", run.resolve("tmp")));
    var settings =
        request.settingsOf(pod.workload().name()).entrySet().stream()
            .map(setting -> "--%s=%s".formatted(setting.getKey(), setting.getValue()))
            .toList();
    var command = programs.of(PodFolders.local(container, mounts), temporary, settings);
    boolean alone = pod.workload().template().getSpec().getContainers().size() == 1;
    var log = alone ? pod.name() + ".log" : pod.name() + "." + container.getName() + ".log";
    var started =
        new Launch(
                alone ? pod.name() : pod.name() + "/" + container.getName(),
                names.namespaceFile(pod.name()),
                run,
                logs().resolve(log),
                environment.of(container, mounts),
                command)
            .start();
    return new Running(pod, address, container, started);
  }

  /// What the manifest asks of the pod's kernel parameters; a pod routes nothing unless it does.
  private void sysctls(PodPlan pod) throws InterruptedException {
    var stated =
        Optional.ofNullable(pod.workload().template().getSpec().getSecurityContext())
            .map(context -> context.getSysctls())
            .orElse(List.of());
    var script = new ArrayList<>(List.of("echo 0 > /proc/sys/net/ipv4/ip_forward"));
    for (Sysctl sysctl : stated) {
      if (!sysctl.getName().matches("net\\.[a-z0-9_.]+") || !sysctl.getValue().matches("[0-9 ]+")) {
        throw new Refusal("Pod %s: sysctl %s is not a pod's own.".formatted(pod.name(), sysctl));
      }
      script.add(
          "echo '%s' > /proc/sys/%s"
              .formatted(sysctl.getValue(), sysctl.getName().replace('.', '/')));
    }
    Command.must(
        "",
        Command.within(
            names.namespaceFile(pod.name()), List.of("sh", "-ec", String.join("\n", script))));
  }
}
