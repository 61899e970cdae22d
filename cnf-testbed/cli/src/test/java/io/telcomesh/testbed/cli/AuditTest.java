package io.telcomesh.testbed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class AuditTest {
  private static final String IMSI = "001010000000001";
  private static final String MME =
      """
      {"function": "mme-0", "sessions": [
        {"imsi": "001010000000001", "state": "connected", "bearer": 5,
         "tunnels": {"s11-mme": "00000001", "s11-sgw": "00000002", "s1-u-sgw": "00000003", "s5s8-pgw": "00000005"}},
        {"imsi": "001010000000002", "state": "detached", "tunnels": {}}]}
      """;
  private static final String SGW =
      """
      {"function": "sgw-0", "sessions": [
        {"imsi": "001010000000001", "bearer": 5,
         "tunnels": {"s11-mme": "00000001", "s11-sgw": "00000002", "s1-u-sgw": "00000003",
                     "s5s8-sgw": "00000004", "s5s8-pgw": "00000005"}}]}
      """;
  private static final String PGW =
      """
      {"function": "pgw-0", "sessions": [
        {"imsi": "001010000000001", "bearer": 5, "addresses": ["10.45.0.2"],
         "tunnels": {"s5s8-sgw": "00000004", "s5s8-pgw": "00000005"}}]}
      """;
  private static final String SIMULATOR =
      """
      {"function": "enodeb-sim-0", "sessions": [
        {"imsi": "001010000000001", "state": "connected", "bearer": 5, "addresses": ["10.45.0.2"], "tunnels": {}}]}
      """;
  private static final String NOTHING = "{\"function\": \"pgw-0\", \"sessions\": []}";

  @Test
  void findsNothingWhereAllHoldTheSame() {
    assertThat(findings(MME, SGW, PGW, SIMULATOR)).isEmpty();
  }

  @Test
  void namesWhoHasASessionThatAnotherHasNot() {
    assertThat(findings(MME, SGW, NOTHING, SIMULATOR))
        .containsExactly("sgw-0: " + IMSI + " bearer 5 is an orphan: no PGW has it");
    assertThat(findings(NOTHING, SGW, PGW, NOTHING))
        .containsExactly("sgw-0: " + IMSI + " bearer 5 is an orphan: no MME has it");
    assertThat(findings(NOTHING, NOTHING, PGW, NOTHING))
        .containsExactly("pgw-0: " + IMSI + " bearer 5 is an orphan: no SGW has it");
  }

  @Test
  void namesAUeThatNoMmeKnowsAndOneThatIsNotThere() {
    assertThat(findings(NOTHING, NOTHING, NOTHING, SIMULATOR))
        .containsExactly("enodeb-sim-0: " + IMSI + " bearer 5 is an orphan: no MME has it");
    assertThat(findings(MME, SGW, PGW, SIMULATOR.replace("connected", "idle")))
        .containsExactly("mme-0: " + IMSI + " bearer 5 is connected, but no simulated UE is it");
  }

  @Test
  void namesTeidsAndAddressesThatDiffer() {
    assertThat(
            findings(
                MME,
                SGW.replace("\"s11-mme\": \"00000001", "\"s11-mme\": \"00000009"),
                PGW,
                SIMULATOR))
        .contains("mme-0: " + IMSI + " bearer 5: s11-mme is 00000001, but 00000009 at sgw-0");
    assertThat(findings(MME, SGW, PGW, SIMULATOR.replace("10.45.0.2", "10.45.0.3")))
        .containsExactly(
            "enodeb-sim-0: "
                + IMSI
                + " bearer 5: its address is 10.45.0.3, but 10.45.0.2 at pgw-0");
  }

  @Test
  void comparesIpv6ByThePrefix() {
    var pgw = PGW.replace("\"10.45.0.2\"", "\"10.45.0.2\", \"fd00:10:45:0:0:0:0:0/64\"");
    var unheard = SIMULATOR;
    var alone = SIMULATOR.replace("10.45.0.2", "fd00:10:45:0:0:0:0:0/64");
    var wrong = SIMULATOR.replace("10.45.0.2", "fd00:10:45:1:0:0:0:0/64");

    assertThat(findings(MME, SGW, pgw, unheard)).isEmpty();
    assertThat(findings(MME, SGW, pgw, alone)).isEmpty();
    assertThat(findings(MME, SGW, pgw, wrong))
        .containsExactly(
            "enodeb-sim-0: "
                + IMSI
                + " bearer 5: its address is fd00:10:45:1:0:0:0:0/64,"
                + " but 10.45.0.2 and fd00:10:45:0:0:0:0:0/64 at pgw-0");
  }

  @Test
  void comparesAcrossAllInstances() {
    var second = Map.of("000000001\"", "000000003\"", "-0\"", "-1\"", "10.45.0.2", "10.45.1.2");
    var held = held(MME, SGW, PGW, SIMULATOR);
    held(other(MME, second), other(SGW, second), other(PGW, second), other(SIMULATOR, second))
        .forEach((workload, more) -> held.merge(workload, more, AuditTest::both));
    assertThat(Audit.findings(held)).isEmpty();

    held.merge(
        "sgw",
        held(NOTHING, other(SGW, Map.of("-0\"", "-1\"")), NOTHING, NOTHING).get("sgw"),
        AuditTest::both);
    assertThat(Audit.findings(held))
        .containsExactly("sgw-1: " + IMSI + " bearer 5 is at sgw-0 too");
  }

  @Test
  void namesAUeThatTwoSimulatorsBelieveToHave() {
    var held = held(MME, SGW, PGW, SIMULATOR);
    var again = held(NOTHING, NOTHING, NOTHING, other(SIMULATOR, Map.of("-0\"", "-1\"")));
    held.merge("enodeb-sim", again.get("enodeb-sim"), AuditTest::both);
    assertThat(Audit.findings(held))
        .containsExactly("enodeb-sim-1: " + IMSI + " bearer 5 is at enodeb-sim-0 too");
  }

  private static List<Audit.Held> both(List<Audit.Held> some, List<Audit.Held> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }

  /// The same of another function, about another UE.
  private static String other(String json, Map<String, String> changes) {
    String changed = json;
    for (var change : changes.entrySet()) {
      changed = changed.replace(change.getKey(), change.getValue());
    }
    return changed;
  }

  private static List<String> findings(String mme, String sgw, String pgw, String simulator) {
    return Audit.findings(held(mme, sgw, pgw, simulator));
  }

  private static Map<String, List<Audit.Held>> held(
      String mme, String sgw, String pgw, String simulator) {
    var held = new HashMap<String, List<Audit.Held>>();
    Map.of("mme", mme, "sgw", sgw, "pgw", pgw, "enodeb-sim", simulator)
        .forEach((workload, json) ->
            held.put(workload, Audit.Held.of(JsonMapper.shared().readTree(json))));
    return held;
  }
}
