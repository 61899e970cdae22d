package io.telcomesh.testbed.cli;

import io.telcomesh.testbed.scenarios.FunctionClient;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// What a benchmark has found out.
///
/// @param count how many were wanted in a round
/// @param memory what one takes, or for packets what all have left behind
record BenchResult(BenchSubject subject, int count, List<BenchSeries> series, Footprint memory) {
  boolean complete() {
    return series.stream().flatMap(one -> one.rounds().stream()).allMatch(BenchRound::complete);
  }

  /// @param json whether for programs
  void tell(Console console, boolean json) {
    if (json) {
      console.out().println(FunctionClient.JSON.writeValueAsString(json()));
      console.out().flush();
    } else {
      print(console);
    }
  }

  Map<String, Object> json() {
    var json = new LinkedHashMap<String, Object>();
    json.put("count", count);
    json.put("windows", series.stream().map(this::json).toList());
    json.put(subject.memory, memoryOfFunctions());
    return json;
  }

  private Map<String, Object> json(BenchSeries one) {
    var json = new LinkedHashMap<>(one.labels());
    json.putAll(one.figures(subject));
    return json;
  }

  private void print(Console console) {
    for (var one : series) {
      var labels =
          one.labels().entrySet().stream()
              .map(label -> label.getKey() + " " + label.getValue())
              .collect(Collectors.joining(", "));
      console.say(
          "@|bold %s|@, %d %s, %d rounds", labels, count, subject.ones, one.rounds().size());
      one.figures(subject)
          .forEach((name, value) ->
              console.say("  %-28s %10s", name, String.format(Locale.ROOT, "%.2f", value)));
    }
    console.say("@|bold Memory|@, %s", subject.memory);
    memoryOfFunctions()
        .forEach((function, taken) ->
            console.say(
                "  %-12s heap %8d   resident %8d", function, taken.heap(), taken.resident()));
  }

  /// Of those whose processor time is told.
  private Map<String, Footprint.Memory> memoryOfFunctions() {
    var told = new LinkedHashMap<>(memory.functions());
    told.keySet().retainAll(subject.functions().keySet());
    return told;
  }
}
