package io.telcomesh.testbed.cluster.local;

import java.nio.file.Files;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Starts again what has ended of an instance's pods and of its nodes' control planes, as the
/// kubelet does where a pod's `restartPolicy` is `Always`. It is a process of its own in a
/// namespace of the instance, so that a sweep finds it without a record, and it is the only one
/// that writes the record while it runs. Should it be killed itself, the pods go on.
final class Supervisor {
  /// A container that lived as long is started again at once.
  static final Duration GOOD_LIFE = Duration.ofSeconds(30);

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
  private static final long LOOK_MS = 200;

  private final Places places;
  private final String instance;
  private final Map<String, Life> lives = new HashMap<>();

  /// @param since when it was started, in nanoseconds of this process
  /// @param pause from that to its next start at least, should it end soon
  private record Life(long since, Duration pause) {
    static final Life FIRST = new Life(System.nanoTime(), Duration.ZERO);

    boolean good() {
      return age().compareTo(GOOD_LIFE) >= 0;
    }

    boolean over() {
      return good() || age().compareTo(pause) >= 0;
    }

    Life next() {
      return new Life(System.nanoTime(), good() ? FIRST_PAUSE : longer(pause));
    }

    private Duration age() {
      return Duration.ofNanos(System.nanoTime() - since);
    }
  }

  Supervisor(Places places, String instance) {
    this.places = places;
    this.instance = instance;
  }

  /// Until the instance is gone.
  void run() throws InterruptedException {
    var self = ProcessId.of(ProcessHandle.current().pid());
    places.read(instance).ifPresent(record -> places.write(record.supervisedBy(self)));
    var never = new CountDownLatch(1);
    do {
      places.read(instance).ifPresent(this::look);
    } while (Files.isDirectory(places.runOf(instance))
        && !never.await(LOOK_MS, TimeUnit.MILLISECONDS));
  }

  /// The nodes first: pods that start need them. Their wires are made anew by the clients, who
  /// notice that their manager has ended.
  void look(InstanceRecord record) {
    var nodes =
        record.nodes().stream()
            .map(node ->
                startedAgain(node.controlPlane(), node.launch())
                    .map(node::startedAgain)
                    .orElse(node))
            .toList();
    var pods = record.pods().stream().map(this::looked).toList();
    if (!nodes.equals(record.nodes()) || !pods.equals(record.pods())) {
      places.write(record.withNodes(nodes).withPods(pods));
    }
  }

  private InstanceRecord.PodRecord looked(InstanceRecord.PodRecord pod) {
    return pod.withContainers(
        pod.containers().stream()
            .map(container ->
                startedAgain(container.process(), container.launch())
                    .map(container::startedAgain)
                    .orElse(container))
            .toList());
  }

  /// Empty while it runs, and while it is too early.
  private Optional<ProcessId> startedAgain(ProcessId process, Launch launch) {
    var life = lives.computeIfAbsent(launch.name(), _ -> Life.FIRST);
    if (process.running() || !life.over()) {
      return Optional.empty();
    }
    var started = launch.start();
    lives.put(launch.name(), life.next());
    System.out.printf(
        "%s had ended and is started again, as process %d%n", started.name(), started.id().pid());
    return Optional.of(started.id());
  }

  static Duration longer(Duration pause) {
    var doubled = pause.multipliedBy(2);
    if (doubled.isZero()) {
      return FIRST_PAUSE;
    }
    return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
  }
}
