package io.telcomesh.enodebsim.scenario;

import io.telcomesh.enodebsim.EnodebSim;
import io.telcomesh.enodebsim.Fault;
import io.telcomesh.enodebsim.Load;
import io.telcomesh.enodebsim.LoadReport;
import io.telcomesh.enodebsim.UeResult;
import io.telcomesh.enodebsim.s1mme.Enodeb;
import io.telcomesh.identifiers.Imsi;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// A scenario under way: each step begins when the one before has ended. It stops at the first step
/// that misses what was expected. Whatever its UEs did before, they begin switched off and without
/// GUTI and keys.
public final class ScenarioRun {
  private static final Load.Pace SWITCH_OFF = new Load.Pace(0, 64);

  private final EnodebSim sim;
  private final Scenario scenario;
  private final List<Imsi> ues;
  private final Consumer<ScenarioReport> progress;
  private final List<StepReport> ended = new ArrayList<>();

  private ScenarioRun(
      EnodebSim sim, Scenario scenario, List<Imsi> ues, Consumer<ScenarioReport> progress) {
    this.sim = sim;
    this.scenario = scenario;
    this.ues = List.copyOf(ues);
    this.progress = progress;
  }

  /// @param ues those that take part
  /// @param progress is told after each step, on any thread
  /// @throws IllegalArgumentException when one of the UEs is not there
  public static void start(
      EnodebSim sim, Scenario scenario, List<Imsi> ues, Consumer<ScenarioReport> progress) {
    var run = new ScenarioRun(sim, scenario, ues, progress);
    run.switchOff(run::next);
  }

  private void switchOff(Runnable then) {
    Load.start(
        sim.scheduler(),
        ues,
        SWITCH_OFF,
        (imsi, done) -> sim.detach(imsi, true, done),
        _ -> then.run());
  }

  private void next() {
    var step = scenario.steps().get(ended.size());
    step.fault().ifPresent(_ -> plan(step.fault()));
    switch (step.action()) {
      case WAIT -> sim.scheduler().after(step.lasts(), () -> ended(step, nobody(step.lasts())));
      case RESET_ENODEBS -> {
        sim.enodebs().forEach(Enodeb::reset);
        ended(step, nobody(Duration.ZERO));
      }
      case ATTACH, DETACH, SWITCH_OFF, IDLE, SERVICE_REQUEST, TRACKING_AREA_UPDATE ->
          Load.start(
              sim.scheduler(),
              ues,
              step.pace(),
              (imsi, done) -> act(step.action(), imsi, done),
              report -> ended(step, report));
    }
  }

  private void act(Action action, Imsi imsi, Consumer<UeResult> done) {
    switch (action) {
      case ATTACH -> sim.attach(imsi, neverAttached(), done);
      case DETACH -> sim.detach(imsi, false, done);
      case SWITCH_OFF -> sim.detach(imsi, true, done);
      case IDLE -> sim.idle(imsi, done);
      case SERVICE_REQUEST -> sim.requestService(imsi, done);
      case TRACKING_AREA_UPDATE -> sim.update(imsi, done);
      case RESET_ENODEBS, WAIT -> throw new IllegalStateException(action + " is not of one UE");
    }
  }

  private void ended(Step step, LoadReport report) {
    if (step.fault().isPresent()) {
      plan(Optional.empty());
    }
    ended.add(new StepReport(step, report, step.expect().unmetBy(report, registered())));
    var now = new ScenarioReport(scenario, ended);
    progress.accept(now);
    if (!now.ended()) {
      next();
    }
  }

  private boolean neverAttached() {
    return ended.stream().noneMatch(report -> report.step().action() == Action.ATTACH);
  }

  private void plan(Optional<Fault> fault) {
    ues.stream()
        .flatMap(imsi -> sim.ues().find(imsi).stream())
        .forEach(ue -> ue.context().faults().plan(fault));
  }

  private long registered() {
    return ues.stream()
        .flatMap(imsi -> sim.ues().find(imsi).stream())
        .filter(ue -> ue.context().registered())
        .count();
  }

  private static LoadReport nobody(Duration elapsed) {
    return new LoadReport(elapsed, List.of(), List.of());
  }
}
