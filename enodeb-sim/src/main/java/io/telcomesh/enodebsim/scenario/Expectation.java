package io.telcomesh.enodebsim.scenario;

import io.telcomesh.enodebsim.LoadReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What must come of a step.
///
/// @param failing how many of the UEs must not succeed; all others must
/// @param reject words that the reject of every UE that fails has in it
/// @param within 99 in a hundred of those that succeed take no longer
/// @param registered how many UEs are registered afterwards
public record Expectation(
    int failing, Optional<String> reject, Optional<Duration> within, Optional<Integer> registered) {

  /// @return what did not come about, in words; empty when all did
  List<String> unmetBy(LoadReport report, long registeredNow) {
    var unmet = new ArrayList<String>();
    long failed = report.results().size() - report.succeeded();
    if (failed != failing) {
      unmet.add("%d of %d fail, not %d".formatted(failed, report.results().size(), failing));
    }
    reject.ifPresent(words ->
        report.results().stream()
            .flatMap(result -> result.rejection().stream())
            .map(Object::toString)
            .filter(text -> !text.contains(words))
            .distinct()
            .forEach(text -> unmet.add("a reject is \"%s\"".formatted(text))));
    within
        .filter(limit -> report.percentile(99).compareTo(limit) > 0)
        .ifPresent(limit ->
            unmet.add(
                "99 %% take up to %d ms, not %d"
                    .formatted(report.percentile(99).toMillis(), limit.toMillis())));
    registered
        .filter(count -> count != registeredNow)
        .ifPresent(count -> unmet.add("%d are registered, not %d".formatted(registeredNow, count)));
    return unmet;
  }
}
