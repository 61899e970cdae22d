package io.telcomesh.testbed.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/// What a benchmark has found out, each figure the median of its rounds.
///
/// @param rounds by window
/// @param oneUe what memory one attached UE takes
record BenchResult(
    int count, List<Integer> windows, Map<Integer, List<BenchRound>> rounds, Footprint oneUe) {

  /// One window's figures; the order is the order of printing.
  private record Line(int window, Map<String, Double> figures) {}

  Map<String, Object> json() {
    var json = new LinkedHashMap<String, Object>();
    json.put("count", count);
    json.put(
        "windows",
        windows.stream()
            .map(this::line)
            .map(line -> {
              var one = new LinkedHashMap<String, Object>();
              one.put("window", line.window);
              one.putAll(line.figures);
              return one;
            })
            .toList());
    json.put("octetsPerUe", oneUe.functions());
    return json;
  }

  void print(Console console) {
    for (int window : windows) {
      var line = line(window);
      console.say("@|bold Window %d|@, %d UEs, %d rounds", window, count, of(window).size());
      line.figures.forEach((name, value) ->
          console.say("  %-28s %10s", name, String.format(Locale.ROOT, "%.2f", value)));
    }
    console.say("@|bold Memory of one UE|@, octets");
    oneUe
        .functions()
        .forEach((function, memory) ->
            console.say(
                "  %-12s heap %8d   resident %8d", function, memory.heap(), memory.resident()));
  }

  private Line line(int window) {
    var rounds = of(window);
    var all = rounds.stream().flatMap(one -> one.milliseconds().stream()).toList();
    var figures = new LinkedHashMap<String, Double>();
    figures.put("perSecond", median(window, BenchRound::perSecond));
    figures.put(
        "slowestRoundPerSecond",
        rounds.stream().mapToDouble(BenchRound::perSecond).min().orElse(0));
    figures.put(
        "fastestRoundPerSecond",
        rounds.stream().mapToDouble(BenchRound::perSecond).max().orElse(0));
    figures.put("p50Milliseconds", BenchRound.percentile(all, 50));
    figures.put("p95Milliseconds", BenchRound.percentile(all, 95));
    figures.put("p99Milliseconds", BenchRound.percentile(all, 99));
    figures.put("lastTenthOverFirst", median(window, BenchRound::growth));
    for (var function : ProcessorTime.FUNCTIONS) {
      figures.put(
          "cpuMilliseconds." + function,
          median(window, one -> one.processorMilliseconds(function)));
    }
    figures.put(
        "cpuMilliseconds.core",
        median(
            window,
            one -> ProcessorTime.CORE.stream().mapToDouble(one::processorMilliseconds).sum()));
    return new Line(window, figures);
  }

  private List<BenchRound> of(int window) {
    return rounds.getOrDefault(window, List.of());
  }

  private double median(int window, Function<BenchRound, Double> figure) {
    return BenchRound.percentile(of(window).stream().map(figure).toList(), 50);
  }
}
