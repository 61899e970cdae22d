package io.telcomesh.testbed.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.enodebsim.scenario.Scenario;
import io.telcomesh.enodebsim.scenario.ScenarioLibrary;
import io.telcomesh.enodebsim.scenario.ScenarioReport;
import io.telcomesh.enodebsim.scenario.ScenarioRun;
import io.telcomesh.enodebsim.scenario.StepReport;
import io.telcomesh.identifiers.Imsi;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The simulator's scenarios over the whole EPC, on virtual time.
class ScenarioLibraryTest {
  static Stream<String> scenarios() {
    return ScenarioLibrary.all().stream().map(Scenario::name);
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void passesAndLeavesNoSessionWithoutItsUe(String name) {
    var scenario = ScenarioLibrary.find(name).orElseThrow();
    try (var epc = Epc.start(1)) {
      var report = run(epc, scenario, imsis(epc, scenario));

      assertThat(report.steps()).flatMap(StepReport::unmet).isEmpty();
      assertThat(report.passed()).isTrue();
      epc.runFor(Duration.ofMinutes(1));
      Invariants.everySessionHasItsUe(epc);
    }
  }

  private static ScenarioReport run(Epc epc, Scenario scenario, List<Imsi> ues) {
    var told = new ArrayList<ScenarioReport>();
    ScenarioRun.start(epc.simulator(), scenario, ues, told::add);
    epc.scheduler()
        .runUntil(() -> !told.isEmpty() && told.getLast().ended(), Duration.ofMinutes(30));
    return told.getLast();
  }

  private static List<Imsi> imsis(Epc epc, Scenario scenario) {
    return scenario.subscribed()
        ? epc.provision(1, scenario.ues())
        : epc.strangers(1, scenario.ues());
  }
}
