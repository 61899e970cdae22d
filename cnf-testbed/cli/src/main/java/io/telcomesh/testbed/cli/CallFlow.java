package io.telcomesh.testbed.cli;

import io.telcomesh.testbed.cluster.Instance;
import io.telcomesh.testbed.cluster.Refusal;
import io.telcomesh.testbed.scenarios.FunctionClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// The messages of one UE as all functions have recorded them, in the order of time. What both ends
/// of a wire recorded is shown once, at the earlier time; NAS is shown in the S1AP message that
/// carried it.
record CallFlow(List<Line> lines) {
  private static final Set<String> CARRIERS =
      Set.of(
          "InitialUEMessage",
          "UplinkNASTransport",
          "DownlinkNASTransport",
          "InitialContextSetupRequest");
  private static final String NAS = "NAS";

  /// @param what the messages, a carrier before what it carried
  record Line(Instant time, String from, String to, String referencePoint, String what) {
    private String way() {
      return from + " to " + to;
    }

    private Line carrying(Line nas) {
      return new Line(time, from, to, referencePoint, "%s (%s)".formatted(what, nas.what));
    }
  }

  CallFlow {
    lines = List.copyOf(lines);
  }

  /// Asks the functions.
  ///
  /// @param imsi digits
  static CallFlow of(Instance instance, String imsi) throws InterruptedException {
    var lines = new LinkedHashMap<String, Line>();
    for (var workload : List.of("enodeb-sim", "mme", "hss", "sgw", "pgw")) {
      for (var pod : instance.podsOf(workload)) {
        collect(pod, imsi, lines);
      }
    }
    return merged(List.copyOf(lines.values()));
  }

  /// In the order of time, with NAS in its carriers.
  static CallFlow merged(List<Line> lines) {
    var flow =
        lines.stream()
            .filter(line -> !line.referencePoint().equals(NAS))
            .sorted(Comparator.comparing(Line::time))
            .collect(Collectors.toCollection(ArrayList::new));
    lines.stream()
        .filter(line -> line.referencePoint().equals(NAS))
        .sorted(Comparator.comparing(Line::time))
        .collect(Collectors.groupingBy(Line::way))
        .values()
        .forEach(nas -> carry(flow, nas));
    return new CallFlow(flow);
  }

  /// Each in a message of its way: one after the other where each has its carrier, since a way
  /// keeps the order; else, where some were forgotten, in the nearest.
  private static void carry(List<Line> flow, List<Line> nas) {
    var carriers =
        flow.stream()
            .filter(line -> line.way().equals(nas.getFirst().way()))
            .filter(line -> CARRIERS.contains(line.what()))
            .collect(Collectors.toCollection(ArrayList::new));
    boolean complete = carriers.size() == nas.size();
    for (var carried : nas) {
      (complete ? carriers.stream().findFirst() : nearest(carriers, carried))
          .ifPresent(carrier -> {
            carriers.remove(carrier);
            flow.set(flow.indexOf(carrier), carrier.carrying(carried));
          });
    }
  }

  private static Optional<Line> nearest(List<Line> carriers, Line nas) {
    return carriers.stream()
        .min(Comparator.comparing(line -> Duration.between(line.time(), nas.time()).abs()));
  }

  /// @param lines by what tells a message from another, and how often it was sent
  private static void collect(Instance.Pod pod, String imsi, Map<String, Line> lines)
      throws InterruptedException {
    var times = new HashMap<String, Integer>();
    try (var function = new FunctionClient(pod)) {
      for (var message : function.get("/actuator/signalling?ue=" + imsi).path("messages")) {
        var line = line(pod.workload(), message);
        var octets = message.path("octets").asString("");
        var twin =
            String.join(" ", line.from(), line.to(), line.referencePoint(), line.what(), octets);
        lines.merge(
            twin + " " + times.merge(twin, 1, Integer::sum),
            line,
            (one, other) -> one.time().isBefore(other.time()) ? one : other);
      }
    } catch (Refusal silent) {
      // A function that has ended has no record; those of its neighbours show what it sent.
    }
  }

  private static Line line(String self, JsonNode message) {
    boolean sent = message.path("direction").asString().equals("sent");
    boolean plain = message.path("plain").asBoolean();
    var point = plain ? "s1-mme" : message.path("referencePoint").asString("");
    var peer = peer(self, point);
    return new Line(
        Instant.parse(message.path("time").asString()),
        sent ? self : peer,
        sent ? peer : self,
        plain ? NAS : point,
        message.path("message").asString());
  }

  /// Who is at the other end of a reference point, TS 23.401 §4.2.
  private static String peer(String self, String referencePoint) {
    var ends =
        switch (referencePoint) {
          case "s1-mme" -> List.of("enodeb-sim", "mme");
          case "s6a" -> List.of("mme", "hss");
          case "s11" -> List.of("mme", "sgw");
          case "s5s8" -> List.of("sgw", "pgw");
          case "s1-u" -> List.of("enodeb-sim", "sgw");
          default -> List.of(self, "?");
        };
    return ends.getFirst().equals(self) ? ends.getLast() : ends.getFirst();
  }

  /// A line a message: milliseconds since the first, who to whom, where, what.
  void print(Console console) {
    for (var line : lines) {
      long after = Duration.between(lines.getFirst().time(), line.time()).toNanos() / 1000;
      console.say(
          String.format(
              Locale.ROOT,
              "%9.3f ms  %-10s -> %-10s  %-6s  %s",
              after / 1000.0,
              line.from(),
              line.to(),
              line.referencePoint(),
              line.what()));
    }
  }
}
