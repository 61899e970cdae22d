package io.telcomesh.testbed.cli;

import java.util.Locale;
import tools.jackson.databind.JsonNode;

/// What came of a scenario, as the simulator tells it.
record ScenarioResult(JsonNode told) {
  String name() {
    return told.path("name").asString();
  }

  boolean passed() {
    return told.path("passed").asBoolean();
  }

  double seconds() {
    return told.path("steps")
        .valueStream()
        .mapToDouble(step -> step.path("seconds").asDouble())
        .sum();
  }

  /// What was expected and did not come about, a line each.
  String unmet() {
    var text = new StringBuilder();
    for (var step : told.path("steps")) {
      for (var unmet : step.path("unmet")) {
        text.append("%s: %s%n".formatted(step.path("step").asString(), unmet.asString()));
      }
    }
    return text.toString();
  }

  void print(Console console) {
    console.say(
        "%s  %-36s  %6.1f s  %s",
        passed() ? "@|green passed|@" : "@|red failed|@",
        name(),
        seconds(),
        told.path("about").asString());
    for (var step : told.path("steps")) {
      if (step.path("ues").asInt() > 0) {
        console.say("          %s", line(step));
      }
    }
    unmet().lines().forEach(line -> console.say("          @|red %s|@", line));
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
