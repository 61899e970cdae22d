package io.telcomesh.testbed.cluster.local;

import io.telcomesh.testbed.cluster.Instance;
import io.telcomesh.testbed.cluster.Progress;
import io.telcomesh.testbed.cluster.Refusal;
import io.telcomesh.testbed.cluster.UpRequest;
import io.telcomesh.testbed.cluster.admission.MeshAdmission;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// One `up`: namespaces, control planes, pods, in this order. What is made is recorded as it is
/// made.
final class Deployment {
  private final UpRequest request;
  private final Places places;
  private final LocalNetwork network;
  private final List<PodPlan> plan;
  private final ControlPlanes controlPlanes;
  private final Pods pods;
  private final Supervision supervision;
  private final Progress progress;
  private InstanceRecord record;

  Deployment(UpRequest asked, Names names, Places places, Programs programs, Progress progress) {
    this.request = asked.of(asked.topology().admitted(MeshAdmission::admit));
    this.places = places;
    this.progress = progress;
    this.plan = Scheduling.of(request.topology(), request.nodes());
    this.network =
        new LocalNetwork(
            names,
            LocalNetwork.freeSubnet(),
            request.nodes(),
            plan.stream().map(PodPlan::name).toList());
    var logs = places.logsOf(request.instance());
    this.controlPlanes =
        new ControlPlanes(names, network, places.runOf(request.instance()), logs, programs);
    this.pods = new Pods(names, request, network, controlPlanes, places, programs);
    this.supervision = new Supervision(names, places, programs);
    this.record =
        new InstanceRecord(
            request.instance(),
            request.topology().folder().toAbsolutePath().toString(),
            java.time.Instant.now(),
            network.subnet(),
            logs.toString(),
            List.of(),
            List.of(),
            request.settings(),
            Optional.empty());
  }

  Instance run() throws InterruptedException {
    request.settingsOf("");
    Places.delete(pods.logs());
    places.makeSeed(request.instance());
    places.write(record);
    progress.step(
        "making %d nodes and %d pods of network namespaces"
            .formatted(request.nodes(), plan.size()));
    network.make();
    try (var readiness = new Readiness()) {
      startControlPlanes(readiness);
      startPods(readiness);
    }
    if (request.restarts()) {
      supervision.start(); // from now on the record is the supervisor's
    }
    return places.read(request.instance()).orElse(record).seen();
  }

  private void startControlPlanes(Readiness readiness) throws InterruptedException {
    progress.step("starting the mesh's control plane on each node");
    var started = new ArrayList<Launch.Started>();
    var nodes = new ArrayList<InstanceRecord.NodeRecord>();
    for (int node = 0; node < request.nodes(); node++) {
      var one = controlPlanes.start(request.topology(), node);
      started.add(one);
      nodes.add(
          new InstanceRecord.NodeRecord(
              Scheduling.nodeName(node), network.nodeAddress(node), one.id(), one.launch(), 0));
      places.write(record = record.withNodes(nodes));
    }
    for (int node = 0; node < request.nodes(); node++) {
      readiness.listening(started.get(node), controlPlanes.socket(node));
    }
  }

  /// No more programs start at once than there are processors, and one: a start is all computing.
  private void startPods(Readiness readiness) throws InterruptedException {
    progress.step("starting " + plan.stream().map(PodPlan::name).toList());
    var running = new ArrayList<Pods.Running>();
    int atOnce = Runtime.getRuntime().availableProcessors() + 1;
    try (var starters = Executors.newFixedThreadPool(atOnce)) {
      var starts = new ArrayList<Callable<List<Pods.Running>>>();
      for (int i = 0; i < plan.size(); i++) {
        int index = i;
        starts.add(() -> start(index, readiness));
      }
      for (var started : starters.invokeAll(starts)) {
        running.addAll(result(started));
      }
    }
    for (var one : running) {
      progress.step("waiting until %s is ready".formatted(one.started().name()));
      readiness.ready(one.started(), one.container(), one.address());
    }
  }

  private List<Pods.Running> start(int index, Readiness readiness) throws InterruptedException {
    var running = pods.start(plan.get(index), index);
    recorded(running);
    for (var one : running) {
      readiness.started(one.started(), one.container(), one.address());
    }
    return running;
  }

  private synchronized void recorded(List<Pods.Running> running) {
    Map<String, InstanceRecord.PodRecord> byName = new LinkedHashMap<>();
    plan.forEach(pod ->
        record.pods().stream()
            .filter(known -> known.name().equals(pod.name()))
            .forEach(known -> byName.put(known.name(), known)));
    var first = running.getFirst();
    var containers =
        running.stream()
            .map(one ->
                new InstanceRecord.ContainerRecord(
                    one.container().getName(),
                    one.container().getImage(),
                    one.started().id(),
                    one.started().launch(),
                    0))
            .toList();
    byName.put(
        first.pod().name(),
        new InstanceRecord.PodRecord(
            first.pod().name(),
            first.pod().workload().name(),
            Scheduling.nodeName(first.pod().node()),
            first.address(),
            containers));
    var ordered =
        plan.stream().map(PodPlan::name).filter(byName::containsKey).map(byName::get).toList();
    places.write(record = record.withPods(ordered));
  }

  private static <T> T result(Future<T> future) throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException failed) {
      switch (failed.getCause()) {
        case Refusal refusal -> throw refusal;
        case InterruptedException interrupted -> throw interrupted;
        case null, default -> throw new IllegalStateException(failed.getCause());
      }
    }
  }
}
