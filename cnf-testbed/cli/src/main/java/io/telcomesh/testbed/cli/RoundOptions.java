package io.telcomesh.testbed.cli;

import io.telcomesh.testbed.cluster.Instance;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/// How many rounds of how many a benchmark runs, and what comes of it.
final class RoundOptions {
  private static final int WARM_UP_WINDOW = 64;

  @Option(
      names = "--count",
      paramLabel = "N",
      description = "How many in a round, 10 or more; by default ${DEFAULT-VALUE}.")
  int count;

  @Option(
      names = "--window",
      paramLabel = "N",
      split = ",",
      description =
          "How many are under way at the same time, one or several; by default ${DEFAULT-VALUE}.")
  List<Integer> windows;

  @Option(
      names = "--repeat",
      paramLabel = "N",
      description = "Rounds of each kind, in turn; by default ${DEFAULT-VALUE}.")
  int repeat = 5;

  @Option(
      names = "--warm-up",
      paramLabel = "N",
      description = "How many before the first round; by default ${DEFAULT-VALUE}.")
  int warmUp;

  @Option(names = "--json", description = "As JSON.")
  boolean json;

  /// All of them defaults.
  RoundOptions(int count, List<Integer> windows, int warmUp) {
    this.count = count;
    this.windows = windows;
    this.warmUp = warmUp;
  }

  /// What is done in a round.
  interface Work {
    /// Does it, and leaves it so that its memory can be counted.
    ///
    /// @return by what tells the kinds of one round apart
    Map<Map<String, Object>, BenchRound> run(int window) throws IOException, InterruptedException;

    /// Takes back what the last round has left; the next one has others.
    void leave() throws IOException, InterruptedException;
  }

  /// Warms up, runs the windows in turn, so that a disturbance of the machine meets all of them,
  /// counts what one takes, and tells it.
  ///
  /// @return whether nothing failed
  boolean measure(BenchSubject subject, Instance running, Work work, Console console)
      throws IOException, InterruptedException {
    for (int done = 0; done < warmUp; done += count) {
      console.step("warming up, %d of %d".formatted(done, warmUp));
      work.run(WARM_UP_WINDOW);
      work.leave();
    }
    var rounds = new LinkedHashMap<Map<String, Object>, List<BenchRound>>();
    for (int round = 1; round <= repeat; round++) {
      for (int window : windows) {
        console.step("round %d of %d, window %d".formatted(round, repeat, window));
        work.run(window)
            .forEach((kind, one) ->
                rounds.computeIfAbsent(labels(window, kind), _ -> new ArrayList<>()).add(one));
        work.leave();
      }
    }
    console.step("counting memory");
    var empty = Footprint.of(running);
    work.run(WARM_UP_WINDOW);
    var full = Footprint.of(running);
    work.leave();
    console.endStep();
    var result = new BenchResult(subject, count, series(rounds), full.less(empty, count));
    result.tell(console, json);
    return result.complete();
  }

  static List<BenchSeries> series(Map<Map<String, Object>, List<BenchRound>> rounds) {
    return rounds.entrySet().stream()
        .map(one -> new BenchSeries(one.getKey(), one.getValue()))
        .toList();
  }

  private static Map<String, Object> labels(int window, Map<String, Object> kind) {
    var labels = new LinkedHashMap<String, Object>();
    labels.put("window", window);
    labels.putAll(kind);
    return labels;
  }
}
