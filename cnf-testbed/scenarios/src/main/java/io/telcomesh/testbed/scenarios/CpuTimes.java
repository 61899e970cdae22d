package io.telcomesh.testbed.scenarios;

import io.telcomesh.testbed.cluster.Instance;
import java.util.Map;
import java.util.TreeMap;

/// How much CPU the processes of each pod have taken since they began.
///
/// @param milliseconds by pod and process
record CpuTimes(Map<String, Map<Long, Long>> milliseconds) {
  static CpuTimes of(Instance instance) {
    var all = new TreeMap<String, Map<Long, Long>>();
    for (var pod : instance.pods()) {
      var ofPod = new TreeMap<Long, Long>();
      for (var container : pod.containers()) {
        ProcessHandle.of(container.pid())
            .flatMap(process -> process.info().totalCpuDuration())
            .ifPresent(taken -> ofPod.put(container.pid(), taken.toMillis()));
      }
      all.put(pod.name(), ofPod);
    }
    return new CpuTimes(all);
  }

  /// A process that is new has taken all of its own.
  Map<String, Long> since(CpuTimes before) {
    var taken = new TreeMap<String, Long>();
    milliseconds.forEach((pod, now) -> {
      var then = before.milliseconds.getOrDefault(pod, Map.of());
      taken.put(
          pod,
          now.entrySet().stream()
              .mapToLong(one -> one.getValue() - then.getOrDefault(one.getKey(), 0L))
              .sum());
    });
    return taken;
  }
}
