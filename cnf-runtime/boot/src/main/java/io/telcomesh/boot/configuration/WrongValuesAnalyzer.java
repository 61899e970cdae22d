package io.telcomesh.boot.configuration;

import java.util.stream.Collectors;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/// Prints all wrong keys when a function does not start.
final class WrongValuesAnalyzer extends AbstractFailureAnalyzer<WrongValues> {
  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, WrongValues cause) {
    var lines =
        cause.values().stream()
            .map(value -> "    " + value)
            .collect(Collectors.joining("\n", "The configuration is wrong:\n\n", ""));
    return new FailureAnalysis(lines, "Correct these keys and start again.", cause);
  }
}
