package io.telcomesh.testbed.scenarios;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What a step of a scenario shows.
record StepOutcome(Map<String, Double> figures, Map<Long, Integer> histogram, List<String> unmet) {
  static StepOutcome failed(String why) {
    return new StepOutcome(Map.of(), Map.of(), List.of(why));
  }

  /// The last of a simulator's steps in which UEs did something, and all that was not met.
  static StepOutcome of(ScenarioResult result) {
    var figures = new LinkedHashMap<String, Double>();
    var histogram = new TreeMap<Long, Integer>();
    for (var step : result.told().path("steps")) {
      if (step.path("ues").asInt() > 0) {
        var name = step.path("step").asString();
        figures.put(name + " a second", step.path("perSecond").asDouble());
        figures.put(name + " p50 ms", step.path("p50Milliseconds").asDouble());
        figures.put(name + " p99 ms", step.path("p99Milliseconds").asDouble());
        step.path("histogram")
            .forEachEntry(
                (upTo, count) -> histogram.merge(Long.valueOf(upTo), count.asInt(), Integer::sum));
      }
    }
    return new StepOutcome(figures, histogram, result.unmet().lines().toList());
  }
}
