package io.telcomesh.testbed.cli;

import io.telcomesh.testbed.cluster.Instance;
import io.telcomesh.testbed.cluster.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// The messages of one UE as all functions have recorded them, in the order of time. What both ends
/// of a wire recorded is shown once.
record CallFlow(List<Line> lines) {
  /// @param plain whether it is a NAS message without its protection, which travels in the message
  ///   before it
  record Line(
      Instant time, String from, String to, String referencePoint, String message, boolean plain) {}

  CallFlow {
    lines = List.copyOf(lines);
  }

  /// Asks the functions.
  ///
  /// @param imsi digits
  static CallFlow of(Instance instance, String imsi) throws InterruptedException {
    var seen = new HashMap<String, Integer>();
    var lines = new ArrayList<Line>();
    for (var workload : List.of("enodeb-sim", "mme", "hss", "sgw", "pgw")) {
      for (var pod : instance.podsOf(workload)) {
        collect(pod, imsi, seen, lines);
      }
    }
    lines.sort(Comparator.comparing(Line::time));
    return new CallFlow(lines);
  }

  private static void collect(
      Instance.Pod pod, String imsi, Map<String, Integer> seen, List<Line> lines)
      throws InterruptedException {
    var here = new HashMap<String, Integer>();
    try (var function = new FunctionClient(pod)) {
      for (var message : function.get("/actuator/signalling?ue=" + imsi).path("messages")) {
        var line = line(pod.workload(), message);
        var twin = String.join(" ", line.from(), line.to(), line.referencePoint(), octets(message));
        int times = here.merge(twin, 1, Integer::sum);
        if (times > seen.getOrDefault(twin, 0)) {
          seen.put(twin, times);
          lines.add(line);
        }
      }
    } catch (Refusal silent) {
      // A function that has ended has no record; the others' shows both directions.
    }
  }

  private static String octets(JsonNode message) {
    return message.path("octets").asString("");
  }

  private static Line line(String self, JsonNode message) {
    boolean sent = message.path("direction").asString().equals("sent");
    var point = message.path("referencePoint").asString("");
    boolean plain = message.path("plain").asBoolean();
    var peer = plain ? (self.equals("mme") ? "enodeb-sim" : "mme") : peer(self, point);
    return new Line(
        Instant.parse(message.path("time").asString()),
        sent ? self : peer,
        sent ? peer : self,
        plain ? "NAS" : point,
        message.path("message").asString(),
        plain);
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
              "%9.3f ms  %-10s -> %-10s  %-6s  %s%s",
              after / 1000.0,
              line.from(),
              line.to(),
              line.referencePoint(),
              line.plain() ? "  " : "",
              line.message()));
    }
  }
}
