package io.telcomesh.testbed.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Compares what MMEs, SGWs, PGWs and simulators hold of each session: by IMSI and bearer, by TEID,
/// and by the UE's address. A finding is a line that names who has what nobody else has.
final class Audit {
  private static final List<String> TO_SGW = List.of("s11-mme", "s11-sgw", "s1-u-sgw", "s5s8-pgw");
  private static final List<String> TO_PGW = List.of("s5s8-sgw", "s5s8-pgw");

  private final List<Held> mme;
  private final List<Held> sgw;
  private final List<Held> pgw;
  private final List<Held> simulator;
  private final TreeSet<String> findings = new TreeSet<>();

  /// A session, or a subscriber without one, at one function.
  ///
  /// @param bearer 0 without a session
  /// @param addresses of the UE; a UE lacks the IPv6 prefix until a router has told it
  record Held(
      String function,
      String imsi,
      String state,
      int bearer,
      List<String> addresses,
      Map<String, String> tunnels) {

    /// As `/actuator/audit` tells it.
    static List<Held> of(JsonNode answer) {
      return answer
          .path("sessions")
          .valueStream()
          .map(one -> {
            var tunnels = new java.util.HashMap<String, String>();
            one.path("tunnels")
                .propertyStream()
                .forEach(tunnel -> tunnels.put(tunnel.getKey(), tunnel.getValue().asString()));
            return new Held(
                answer.path("function").asString(),
                one.path("imsi").asString(),
                one.path("state").asString(""),
                one.path("bearer").asInt(0),
                one.path("addresses").valueStream().map(JsonNode::asString).toList(),
                tunnels);
          })
          .toList();
    }

    boolean session() {
      return bearer != 0 && !state.equals("detached");
    }

    boolean sameAs(Held other) {
      return imsi.equals(other.imsi) && bearer == other.bearer;
    }

    @Override
    public String toString() {
      return "%s: %s bearer %d".formatted(function, imsi, bearer);
    }
  }

  private Audit(Map<String, List<Held>> byWorkload) {
    mme = sessions(byWorkload, "mme");
    sgw = sessions(byWorkload, "sgw");
    pgw = sessions(byWorkload, "pgw");
    simulator = sessions(byWorkload, "enodeb-sim");
  }

  /// @param byWorkload what the functions hold, `mme`, `sgw`, `pgw` and `enodeb-sim`
  /// @return what does not fit together, in words; empty where everything does
  static List<String> findings(Map<String, List<Held>> byWorkload) {
    var audit = new Audit(byWorkload);
    audit.compare();
    return List.copyOf(audit.findings);
  }

  private static List<Held> sessions(Map<String, List<Held>> byWorkload, String workload) {
    return byWorkload.getOrDefault(workload, List.of()).stream().filter(Held::session).toList();
  }

  private void compare() {
    mme.forEach(one -> counterpart(one, sgw, TO_SGW, "SGW"));
    sgw.forEach(one -> counterpart(one, mme, TO_SGW, "MME"));
    sgw.forEach(one -> counterpart(one, pgw, TO_PGW, "PGW"));
    pgw.forEach(one -> counterpart(one, sgw, TO_PGW, "SGW"));
    simulator.forEach(this::ofUe);
    mme.stream().filter(one -> one.state().equals("connected")).forEach(this::connected);
    Stream.of(mme, sgw, pgw, simulator).forEach(this::once);
    addresses();
  }

  /// The other function has the session too, and by the same TEIDs.
  private void counterpart(Held one, List<Held> others, List<String> ends, String kind) {
    var same = others.stream().filter(one::sameAs).toList();
    if (same.isEmpty()) {
      findings.add("%s is an orphan: no %s has it".formatted(one, kind));
    }
    for (var other : same) {
      for (var end : ends) {
        var ours = one.tunnels().get(end);
        var theirs = other.tunnels().get(end);
        if (ours != null && theirs != null && !ours.equals(theirs)) {
          findings.add(
              "%s: %s is %s, but %s at %s".formatted(one, end, ours, theirs, other.function()));
        }
      }
    }
  }

  /// What a UE believes is true.
  private void ofUe(Held ue) {
    if (mme.stream().noneMatch(ue::sameAs)) {
      findings.add("%s is an orphan: no MME has it".formatted(ue));
    }
    for (var session : pgw.stream().filter(ue::sameAs).toList()) {
      ue.addresses().stream()
          .filter(address -> !session.addresses().contains(address))
          .forEach(address ->
              findings.add(
                  "%s: its address is %s, but %s at %s"
                      .formatted(
                          ue,
                          address,
                          String.join(" and ", session.addresses()),
                          session.function())));
    }
  }

  private void connected(Held ue) {
    boolean there =
        simulator.stream().anyMatch(one -> one.sameAs(ue) && one.state().equals("connected"));
    if (!there && !simulator.isEmpty()) {
      findings.add("%s is connected, but no simulated UE is it".formatted(ue));
    }
  }

  private void once(List<Held> all) {
    var seen = new ArrayList<Held>();
    for (var one : all) {
      seen.stream()
          .filter(one::sameAs)
          .forEach(other -> findings.add("%s is at %s too".formatted(one, other.function())));
      seen.add(one);
    }
  }

  private void addresses() {
    var owners = new java.util.HashMap<String, Held>();
    for (var session : pgw) {
      for (var address : session.addresses()) {
        Optional.ofNullable(owners.put(address, session))
            .ifPresent(other ->
                findings.add("%s has the address of %s, %s".formatted(session, other, address)));
      }
    }
  }
}
