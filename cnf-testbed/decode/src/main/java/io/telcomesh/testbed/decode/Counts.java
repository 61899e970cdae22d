package io.telcomesh.testbed.decode;

import io.telcomesh.capture.CapturedMessage;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What `--verify` ends with: how many messages of a protocol came out how, the failures one by
/// one, the types that are not built.
final class Counts {
  static final int MOST_FAILURES = 1000;

  /// A message that is different or was rejected.
  record Failure(
      List<Long> frames, String protocol, String message, String outcome, String reason) {}

  private final Map<Protocol, Map<Outcome, Long>> byProtocol = new EnumMap<>(Protocol.class);
  private final List<Failure> failures = new ArrayList<>();
  private final Map<String, Long> notBuilt = new TreeMap<>();

  void add(CapturedMessage carrier, Finding finding) {
    finding.all().forEach(each -> addOne(carrier, each));
  }

  private void addOne(CapturedMessage carrier, Finding finding) {
    byProtocol
        .computeIfAbsent(finding.protocol(), _ -> new EnumMap<>(Outcome.class))
        .merge(finding.outcome(), 1L, Long::sum);
    if (finding.outcome() == Outcome.NOT_BUILT) {
      notBuilt.merge("%s %s".formatted(finding.protocol(), finding.name()), 1L, Long::sum);
    }
    if (finding.outcome().failed() && failures.size() < MOST_FAILURES) {
      failures.add(
          new Failure(
              carrier.frames(),
              finding.protocol().toString(),
              finding.name(),
              finding.outcome().toString(),
              finding.reason()));
    }
  }

  long count(Protocol protocol, Outcome outcome) {
    return byProtocol.getOrDefault(protocol, Map.of()).getOrDefault(outcome, 0L);
  }

  List<Failure> failures() {
    return List.copyOf(failures);
  }

  Map<String, Long> notBuilt() {
    return Map.copyOf(notBuilt);
  }

  boolean failed() {
    return !failures.isEmpty();
  }
}
