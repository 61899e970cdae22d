package io.telcomesh.testbed.cluster.local;

import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Starts again what has ended of an instance's pods, as the kubelet does where a pod's
/// `restartPolicy` is `Always`. It is a process of its own in a namespace of the instance, so that
/// a sweep finds it without a record, and it is the only one that writes the record while it runs.
/// Should it be killed itself, the pods go on.
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

  private void look(InstanceRecord record) {
    var pods = record.pods().stream().map(this::looked).toList();
    if (!pods.equals(record.pods())) {
      places.write(record.withPods(pods));
    }
  }

  private InstanceRecord.PodRecord looked(InstanceRecord.PodRecord pod) {
    List<InstanceRecord.ContainerRecord> containers = new ArrayList<>();
    for (var container : pod.containers()) {
      var life = lives.computeIfAbsent(container.launch().name(), _ -> Life.FIRST);
      boolean due = !container.process().running() && life.over();
      containers.add(due ? startedAgain(container, life) : container);
    }
    return pod.withContainers(containers);
  }

  private InstanceRecord.ContainerRecord startedAgain(
      InstanceRecord.ContainerRecord container, Life life) {
    var started = container.launch().start();
    lives.put(container.launch().name(), life.next());
    System.out.printf(
        "%s had ended and is started again, as process %d%n", started.name(), started.id().pid());
    return container.startedAgain(started.id());
  }

  static Duration longer(Duration pause) {
    var doubled = pause.multipliedBy(2);
    if (doubled.isZero()) {
      return FIRST_PAUSE;
    }
    return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
  }
}
