package io.telcomesh.enodebsim.control;

import io.telcomesh.enodebsim.EnodebSim;
import io.telcomesh.enodebsim.scenario.Scenario;
import io.telcomesh.enodebsim.scenario.ScenarioLibrary;
import io.telcomesh.enodebsim.scenario.ScenarioReader;
import io.telcomesh.enodebsim.scenario.ScenarioReport;
import io.telcomesh.enodebsim.scenario.ScenarioRun;
import io.telcomesh.identifiers.Imsi;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/// Shows the scenarios of the library, runs scenarios, and tells how far they are.
@RestController
@RequestMapping("/scenarios")
class ScenarioController {
  private static final int REMEMBERED = 64;

  private final EnodebSim sim;
  private final AtomicInteger numbers = new AtomicInteger();
  private final Map<Integer, ScenarioReport> runs = new ConcurrentSkipListMap<>();

  ScenarioController(EnodebSim sim) {
    this.sim = sim;
  }

  /// @param ues how many take part
  /// @param subscribed whether the network is to know them
  record ScenarioView(String name, String about, int ues, boolean subscribed, int steps) {
    static ScenarioView of(Scenario scenario) {
      return new ScenarioView(
          scenario.name(),
          scenario.about(),
          scenario.ues(),
          scenario.subscribed(),
          scenario.steps().size());
    }
  }

  /// @param name of one of the library, or
  /// @param yaml a scenario's text
  /// @param first the IMSI of the first UE that takes part; the others follow it
  record RunBody(@Nullable String name, @Nullable String yaml, @Nullable String first) {
    Scenario scenario() {
      if (yaml != null && name == null) {
        return ScenarioReader.read(yaml);
      }
      if (name != null && yaml == null) {
        return ScenarioLibrary.find(name)
            .orElseThrow(() -> new IllegalArgumentException("there is no scenario " + name));
      }
      throw new IllegalArgumentException("either name or yaml is needed");
    }

    Imsi firstImsi() {
      if (first == null) {
        throw new IllegalArgumentException("first is needed: the IMSI of the first UE");
      }
      return new Imsi(first);
    }
  }

  record Begun(int run, ScenarioView scenario) {}

  @GetMapping
  List<ScenarioView> library() {
    return ScenarioLibrary.all().stream().map(ScenarioView::of).toList();
  }

  /// Says what a scenario is, or what is wrong with it.
  @PostMapping("/check")
  ScenarioView check(@RequestBody RunBody body) {
    return ScenarioView.of(body.scenario());
  }

  /// Begins a run; its UEs are made before, with `POST /ues`.
  @PostMapping("/runs")
  @ResponseStatus(HttpStatus.ACCEPTED)
  Begun run(@RequestBody RunBody body) {
    var scenario = body.scenario();
    var ues = taking(scenario, body.firstImsi());
    int number = numbers.incrementAndGet();
    runs.put(number, new ScenarioReport(scenario, List.of()));
    runs.keySet().removeIf(old -> old <= number - REMEMBERED);
    ScenarioRun.start(sim, scenario, ues, report -> runs.put(number, report));
    return new Begun(number, ScenarioView.of(scenario));
  }

  @GetMapping("/runs/{number}")
  ScenarioRunView report(@PathVariable int number) {
    var report = runs.get(number);
    if (report == null) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND, "there is no run " + number);
    }
    return ScenarioRunView.of(report);
  }

  @ExceptionHandler
  ProblemDetail wrong(IllegalArgumentException wrong) {
    return ProblemDetail.forStatusAndDetail(
        HttpStatus.BAD_REQUEST, String.valueOf(wrong.getMessage()));
  }

  private List<Imsi> taking(Scenario scenario, Imsi first) {
    var ues =
        sim.ues()
            .all()
            .map(runner -> runner.context().imsi())
            .sorted((one, other) -> one.digits().compareTo(other.digits()))
            .dropWhile(imsi -> !imsi.equals(first))
            .limit(scenario.ues())
            .toList();
    if (ues.size() < scenario.ues()) {
      throw new IllegalArgumentException(
          "%d UEs take part, but there are %d from %s on"
              .formatted(scenario.ues(), ues.size(), first));
    }
    return ues;
  }
}
