package io.telcomesh.testbed.cli;

import io.telcomesh.testbed.cluster.Instance;
import io.telcomesh.testbed.scenarios.FunctionClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The memory of functions: what is alive in the heap after a full collection, and what the machine
/// has given to the process.
///
/// @param functions by workload, all its pods together
record Footprint(Map<String, Memory> functions) {
  private static final long OCTETS_A_KIB = 1024;

  /// In octets.
  record Memory(long heap, long resident) {
    static final Memory NONE = new Memory(0, 0);

    private Memory and(Memory other) {
      return new Memory(heap + other.heap, resident + other.resident);
    }

    private Memory less(Memory before, int ues) {
      return new Memory((heap - before.heap) / ues, (resident - before.resident) / ues);
    }
  }

  static Footprint of(Instance instance) throws InterruptedException {
    var functions = new LinkedHashMap<String, Memory>();
    for (var function : ProcessorTime.FUNCTIONS) {
      var all = Memory.NONE;
      for (var pod : instance.podsOf(function)) {
        all = all.and(of(pod));
      }
      functions.put(function, all);
    }
    return new Footprint(functions);
  }

  /// What one UE has added.
  Footprint less(Footprint before, int ues) {
    var difference = new LinkedHashMap<String, Memory>();
    functions.forEach((function, now) ->
        difference.put(
            function, now.less(before.functions.getOrDefault(function, Memory.NONE), ues)));
    return new Footprint(difference);
  }

  private static Memory of(Instance.Pod pod) throws InterruptedException {
    long resident = 0;
    for (var container : pod.containers()) {
      collect(container.pid());
      resident += resident(container.pid());
    }
    try (var function = new FunctionClient(pod)) {
      var heap = function.get("/actuator/metrics/jvm.memory.used?tag=area:heap");
      return new Memory(heap.path("measurements").path(0).path("value").asLong(), resident);
    }
  }

  /// A full collection, asked for with the JDK's own tool.
  private static void collect(long process) throws InterruptedException {
    var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    try {
      new ProcessBuilder(List.of(jcmd, Long.toString(process), "GC.run"))
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static long resident(long process) {
    try (var lines = Files.lines(Path.of("/proc", Long.toString(process), "status"))) {
      return lines
              .filter(line -> line.startsWith("VmRSS:"))
              .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
              .sum()
          * OCTETS_A_KIB;
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }
}
