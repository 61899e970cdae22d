package io.telcomesh.testbed.cluster.local;

import io.telcomesh.testbed.cluster.Deployed;
import io.telcomesh.testbed.cluster.Refusal;
import io.telcomesh.testbed.cluster.topology.Topology;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// Starts and ends the [Supervisor] of an instance, and does its work once where there is none.
record Supervision(Names names, Places places, Programs programs) {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final long LOOK_MS = 20;

  void start() throws InterruptedException {
    var folder = places.runOf(names.instance()).resolve("supervisor");
    var started =
        new Launch(
                "supervisor",
                names.namespaceFile(LocalNetwork.MANAGEMENT),
                folder,
                places.logsOf(names.instance()).resolve("supervisor.log"),
                environment(),
                programs.supervisor(names.instance(), PodFolders.made(folder.resolve("tmp"))))
            .start();
    until(InstanceRecord::supervised, started.id()::running, "the supervisor does not start");
  }

  private Map<String, String> environment() {
    return Map.of(
        "TELCOMESH_DIST",
        programs.distribution().toString(),
        "XDG_STATE_HOME",
        String.valueOf(places.state().getParent()));
  }

  /// Nothing is started again from now on.
  static void end(InstanceRecord record) throws InterruptedException {
    Sweep.end(record.supervisor().flatMap(ProcessId::handle).stream().toList());
  }

  /// @throws Refusal where there is no such pod, or it does not become ready again
  void restart(String podName) throws InterruptedException {
    var before = pod(read(), podName);
    Sweep.end(
        before.containers().stream().flatMap(one -> one.process().handle().stream()).toList());
    if (read().supervised()) {
      until(
          record -> startedSince(before, pod(record, podName)),
          () -> read().supervised(),
          "%s is not started again".formatted(podName));
    } else {
      startAgain(podName);
    }
    awaitReady(pod(read(), podName));
  }

  private void startAgain(String podName) {
    var record = read();
    var pods =
        record.pods().stream()
            .map(pod -> pod.name().equals(podName) ? startedAgain(pod) : pod)
            .toList();
    places.write(record.withPods(pods));
  }

  private static InstanceRecord.PodRecord startedAgain(InstanceRecord.PodRecord pod) {
    return pod.withContainers(
        pod.containers().stream().map(one -> one.startedAgain(one.launch().start().id())).toList());
  }

  private static boolean startedSince(
      InstanceRecord.PodRecord before, InstanceRecord.PodRecord now) {
    return before.containers().stream()
        .noneMatch(
            old -> now.containers().stream().anyMatch(one -> one.process().equals(old.process())));
  }

  private void awaitReady(InstanceRecord.PodRecord pod) throws InterruptedException {
    var topology = Deployed.of(read().seen()).topology();
    try (var readiness = new Readiness()) {
      for (var container : pod.containers()) {
        var started = new Launch.Started(container.launch(), container.process());
        for (var manifest : manifests(topology, pod, container.name())) {
          readiness.ready(started, manifest, pod.address());
        }
      }
    }
  }

  private static List<io.fabric8.kubernetes.api.model.Container> manifests(
      Topology topology, InstanceRecord.PodRecord pod, String container) {
    return topology.workload(pod.workload()).stream()
        .flatMap(workload -> workload.template().getSpec().getContainers().stream())
        .filter(one -> one.getName().equals(container))
        .toList();
  }

  private InstanceRecord read() {
    return places
        .read(names.instance())
        .orElseThrow(() -> new Refusal("%s is not up.".formatted(names.instance())));
  }

  private static InstanceRecord.PodRecord pod(InstanceRecord record, String podName) {
    return record
        .pod(podName)
        .orElseThrow(() ->
            new Refusal(
                "There is no pod %s, there are %s."
                    .formatted(
                        podName,
                        record.pods().stream().map(InstanceRecord.PodRecord::name).toList())));
  }

  /// @param hope whether it can still come true
  private void until(
      Predicate<InstanceRecord> reached, java.util.function.BooleanSupplier hope, String otherwise)
      throws InterruptedException {
    var deadline = Instant.now().plus(PATIENCE);
    var never = new CountDownLatch(1);
    while (!reached.test(read())) {
      if (Instant.now().isAfter(deadline) || !hope.getAsBoolean()) {
        throw new Refusal(
            "%s: %s"
                .formatted(otherwise, places.logsOf(names.instance()).resolve("supervisor.log")));
      }
      never.await(LOOK_MS, TimeUnit.MILLISECONDS);
    }
  }
}
