package io.telcomesh.testbed.cli;

import io.telcomesh.testbed.cluster.Instance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;

/// The processor time that functions have used, with the processes that they have started and that
/// have ended. `/proc/PID/stat` counts in ticks of 10 ms, but adds up what the scheduler measured.
///
/// @param ticks by workload, all its pods together
record ProcessorTime(Map<String, Long> ticks) {
  static final List<String> CORE = List.of("mme", "hss", "sgw", "pgw");
  static final List<String> FUNCTIONS = List.of("mme", "hss", "sgw", "pgw", "enodeb-sim");

  private static final int MILLISECONDS_A_TICK = 10;
  private static final Set<Integer> USER_SYSTEM_AND_OF_CHILDREN = Set.of(11, 12, 13, 14);

  static ProcessorTime of(Instance instance) {
    var ticks = new LinkedHashMap<String, Long>();
    for (var function : FUNCTIONS) {
      ticks.put(function, processes(instance, function).map(ProcessorTime::ticksOf).sum());
    }
    return new ProcessorTime(ticks);
  }

  private static LongStream processes(Instance instance, String function) {
    return instance.podsOf(function).stream()
        .flatMap(pod -> pod.containers().stream())
        .mapToLong(Instance.Container::pid);
  }

  ProcessorTime less(ProcessorTime before) {
    var difference = new LinkedHashMap<String, Long>();
    ticks.forEach(
        (function, now) -> difference.put(function, now - before.ticks.getOrDefault(function, 0L)));
    return new ProcessorTime(difference);
  }

  double milliseconds(String function) {
    return ticks.getOrDefault(function, 0L) * (double) MILLISECONDS_A_TICK;
  }

  private static long ticksOf(long process) {
    try {
      return ticks(Files.readString(Path.of("/proc", Long.toString(process), "stat")));
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  /// @param stat the line of `/proc/PID/stat`
  static long ticks(String stat) {
    // The name is in parentheses and may hold any character.
    var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return USER_SYSTEM_AND_OF_CHILDREN.stream()
        .mapToLong(field -> Long.parseLong(fields[field]))
        .sum();
  }
}
