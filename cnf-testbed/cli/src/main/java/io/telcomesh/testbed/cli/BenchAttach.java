package io.telcomesh.testbed.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `telcomesh bench attach`: whole attaches, from the simulated UE's first message to its address.
@Command(
    name = "attach",
    mixinStandardHelpOptions = true,
    description = {
      "Attach UEs, others in every round after those of the last one have been detached, and tell how fast and at what",
      "cost. Needs root. The PGW's pool must have room: telcomesh up --set pgw.pool=10.45.0.0/17. Deploy with --set",
      "enodeb-sim.ue-interfaces=shared, else the time to make a network namespace for each UE is measured too."
    })
final class BenchAttach implements Callable<Integer> {
  private static final int WARM_UP_WINDOW = 64;

  @Mixin SimulatorOptions instance = new SimulatorOptions();

  @Option(
      names = "--count",
      paramLabel = "N",
      defaultValue = "1000",
      description = "How many UEs attach in a round, 10 or more; by default ${DEFAULT-VALUE}.")
  int count = 1000;

  @Option(
      names = "--window",
      paramLabel = "N",
      split = ",",
      defaultValue = "1,16,64",
      description =
          "How many attach at the same time, one or several; by default ${DEFAULT-VALUE}.")
  List<Integer> windows = List.of();

  @Option(
      names = "--repeat",
      paramLabel = "N",
      defaultValue = "5",
      description = "Rounds of each window, in turn; by default ${DEFAULT-VALUE}.")
  int repeat = 5;

  @Option(
      names = "--warm-up",
      paramLabel = "N",
      defaultValue = "10000",
      description = "Attaches before the first round; by default ${DEFAULT-VALUE}.")
  int warmUp = 10_000;

  @Option(
      names = "--first",
      paramLabel = "IMSI",
      description =
          "The first; by default the home network's number 1, of simulator 1 number 1000001.")
  @Nullable String first;

  @Option(names = "--json", description = "As JSON.")
  boolean json;

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws Exception {
    var running = instance.running();
    var console = new Console(spec);
    var from = first == null ? instance.firstImsi() : first;
    var subscribers = instance.subscribers();
    try (var simulator = instance.client()) {
      var ues = new BenchUes(running, subscribers, simulator, from, count);
      for (int done = 0; done < warmUp; done += count) {
        console.step("warming up, %d of %d".formatted(done, warmUp));
        ues.attach(WARM_UP_WINDOW);
        ues.detach();
      }
      var rounds = rounds(ues, console);
      console.step("counting memory");
      var empty = Footprint.of(running);
      ues.attach(WARM_UP_WINDOW);
      var full = Footprint.of(running);
      ues.detach();
      console.endStep();
      var result = new BenchResult(BenchSubject.ATTACH, count, rounds, full.less(empty, count));
      result.tell(console, json);
      return result.complete() ? 0 : 1;
    }
  }

  /// The windows in turn, so that a disturbance of the machine meets all of them.
  private List<BenchSeries> rounds(BenchUes ues, Console console) throws InterruptedException {
    var rounds = new LinkedHashMap<Integer, List<BenchRound>>();
    for (int round = 1; round <= repeat; round++) {
      for (int window : windows) {
        console.step("round %d of %d, window %d".formatted(round, repeat, window));
        rounds.computeIfAbsent(window, _ -> new ArrayList<>()).add(ues.attach(window));
        ues.detach();
      }
    }
    return rounds.entrySet().stream()
        .map(one -> new BenchSeries(Map.of("window", one.getKey()), one.getValue()))
        .toList();
  }
}
