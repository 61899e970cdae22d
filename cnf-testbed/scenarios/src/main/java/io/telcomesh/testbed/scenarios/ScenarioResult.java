package io.telcomesh.testbed.scenarios;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// What came of a scenario, as the simulator tells it.
public record ScenarioResult(JsonNode told) {
  public String name() {
    return told.path("name").asString();
  }

  public boolean passed() {
    return told.path("passed").asBoolean();
  }

  public double seconds() {
    return told.path("steps")
        .valueStream()
        .mapToDouble(step -> step.path("seconds").asDouble())
        .sum();
  }

  /// What was expected and did not come about, a line each.
  public String unmet() {
    var text = new StringBuilder();
    for (var step : told.path("steps")) {
      for (var unmet : step.path("unmet")) {
        text.append("%s: %s%n".formatted(step.path("step").asString(), unmet.asString()));
      }
    }
    return text.toString();
  }

  /// A line for each step in which UEs did something.
  public List<String> lines() {
    return told.path("steps")
        .valueStream()
        .filter(step -> step.path("ues").asInt() > 0)
        .map(ScenarioResult::line)
        .toList();
  }

  /// As a test case of a suite.
  public JunitReport.Case testCase(String suite) {
    return new JunitReport.Case(
        suite,
        name(),
        seconds(),
        Optional.of(unmet()).filter(_ -> !passed()).map(JunitReport.Failure::new));
  }

  private static String line(JsonNode step) {
    return String.format(
        Locale.ROOT,
        "%-18s %4d of %4d  %7.1f a second, half within %.1f ms, 99 %% within %.1f ms",
        step.path("step").asString(),
        step.path("succeeded").asInt(),
        step.path("ues").asInt(),
        step.path("perSecond").asDouble(),
        step.path("p50Milliseconds").asDouble(),
        step.path("p99Milliseconds").asDouble());
  }
}
