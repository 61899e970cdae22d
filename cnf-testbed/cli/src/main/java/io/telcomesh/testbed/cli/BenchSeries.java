package io.telcomesh.testbed.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Rounds of a benchmark under the same conditions, which its labels tell.
record BenchSeries(Map<String, Object> labels, List<BenchRound> rounds) {
  /// Each the median of the rounds; the order is the order of printing.
  Map<String, Double> figures(BenchSubject subject) {
    var all = rounds.stream().flatMap(one -> one.milliseconds().stream()).sorted().toList();
    var figures = new LinkedHashMap<String, Double>();
    figures.put("perSecond", median(BenchRound::perSecond));
    figures.put(
        "slowestRoundPerSecond",
        rounds.stream().mapToDouble(BenchRound::perSecond).min().orElse(0));
    figures.put(
        "fastestRoundPerSecond",
        rounds.stream().mapToDouble(BenchRound::perSecond).max().orElse(0));
    for (int percent : new int[] {50, 95, 99}) {
      figures.put(
          "p%d%s".formatted(percent, subject.unit),
          BenchRound.percentile(all, percent) * subject.unitsInAMillisecond);
    }
    figures.put("failedPercent", failedPercent(all.size()));
    figures.put("lastTenthOverFirst", median(BenchRound::growth));
    subject
        .functions()
        .forEach((name, functions) ->
            processor(subject, functions)
                .forEach((figure, value) -> figures.put(figure + "." + name, value)));
    return figures;
  }

  private double failedPercent(int succeeded) {
    int wanted = rounds.stream().mapToInt(BenchRound::wanted).sum();
    return wanted == 0 ? 0 : 100.0 * (wanted - succeeded) / wanted;
  }

  private Map<String, Double> processor(BenchSubject subject, List<String> functions) {
    double milliseconds =
        median(one -> functions.stream().mapToDouble(one::processorMilliseconds).sum());
    var figures = new LinkedHashMap<String, Double>();
    figures.put("cpu" + subject.unit, milliseconds * subject.unitsInAMillisecond);
    if (subject.perCore()) {
      figures.put("perSecondAndCore", milliseconds > 0 ? 1000 / milliseconds : 0);
    }
    return figures;
  }

  private double median(Function<BenchRound, Double> figure) {
    return BenchRound.percentile(rounds.stream().map(figure).toList(), 50);
  }
}
