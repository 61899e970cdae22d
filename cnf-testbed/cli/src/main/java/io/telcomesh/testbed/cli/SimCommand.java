package io.telcomesh.testbed.cli;

import io.telcomesh.testbed.cluster.Refusal;
import io.telcomesh.testbed.scenarios.FunctionClient;
import io.telcomesh.testbed.scenarios.JunitReport;
import io.telcomesh.testbed.scenarios.ScenarioResult;
import io.telcomesh.testbed.scenarios.SimulatorScenarios;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `telcomesh sim`.
@Command(
    name = "sim",
    mixinStandardHelpOptions = true,
    description = "Scenarios of the simulator: what UEs do, what goes wrong, what must come of it.")
final class SimCommand {
  @Spec CommandSpec spec = CommandSpec.create();

  @Command(mixinStandardHelpOptions = true, description = "List the scenarios of the library.")
  int list(@Mixin SimulatorOptions instance) throws InterruptedException {
    var console = new Console(spec);
    try (var simulator = instance.client()) {
      for (var one : simulator.get("/scenarios")) {
        console.say(
            "%-36s  %4d UEs  %s",
            one.path("name").asString(), one.path("ues").asInt(), one.path("about").asString());
      }
    }
    return 0;
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = "Say what is wrong with scenario files. Ends with 1 where something is.")
  int check(@Parameters(arity = "1..*", paramLabel = "FILE") List<Path> files) {
    var console = new Console(spec);
    boolean right = true;
    for (var file : files) {
      var wrong = ScenarioFile.read(file).wrong();
      console.say("%s: %s", file, wrong.isEmpty() ? "right" : "@|red wrong|@");
      wrong.forEach(each -> console.say("  %s", each));
      right &= wrong.isEmpty();
    }
    return right ? 0 : 1;
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = {
        "Run scenarios, named or from files; subscribers that they need are added to the HSS. Needs root, who may",
        "read the instance's seed. Ends with 1 where one does not pass."
      })
  int run(
      @Mixin SimulatorOptions instance,
      @Parameters(arity = "0..*", paramLabel = "NAME|FILE") @Nullable List<String> names,
      @Option(names = "--all", description = "All of the library.") boolean all,
      @Option(
              names = "--repeat",
              paramLabel = "N",
              defaultValue = "1",
              description = "How many times.")
          int times,
      @Option(names = "--json", description = "As JSON.") boolean json,
      @Option(names = "--junit", paramLabel = "FILE", description = "Also as JUnit XML.")
          @Nullable Path junit)
      throws InterruptedException {
    var console = new Console(spec);
    var results = new ArrayList<ScenarioResult>();
    try (var simulator = instance.client()) {
      var scenarios = new SimulatorScenarios(instance.subscribers(), simulator, console);
      for (int round = 0; round < times; round++) {
        for (var body : all ? library(simulator) : bodies(names == null ? List.of() : names)) {
          var result = scenarios.run(body);
          results.add(result);
          if (!json) {
            print(console, result);
          }
        }
      }
    }
    if (junit != null) {
      var cases = results.stream().map(result -> result.testCase("telcomesh sim")).toList();
      JunitReport.write(junit, "telcomesh sim", cases);
    }
    if (json) {
      console
          .out()
          .println(
              FunctionClient.JSON.valueToTree(results.stream().map(ScenarioResult::told).toList()));
      console.out().flush();
    } else {
      console.say(
          "%d of %d passed",
          results.stream().filter(ScenarioResult::passed).count(), results.size());
    }
    return results.stream().allMatch(ScenarioResult::passed) ? 0 : 1;
  }

  private static void print(Console console, ScenarioResult result) {
    console.say(
        "%s  %-36s  %6.1f s  %s",
        result.passed() ? "@|green passed|@" : "@|red failed|@",
        result.name(),
        result.seconds(),
        result.told().path("about").asString());
    result.lines().forEach(line -> console.say("          %s", line));
    result.unmet().lines().forEach(line -> console.say("          @|red %s|@", line));
  }

  private static List<Map<String, String>> library(FunctionClient simulator)
      throws InterruptedException {
    return simulator
        .get("/scenarios")
        .valueStream()
        .map(one -> Map.of("name", one.path("name").asString()))
        .toList();
  }

  private static List<Map<String, String>> bodies(List<String> names) {
    if (names.isEmpty()) {
      throw new Refusal("Which? ./telcomesh sim list");
    }
    return names.stream().map(SimCommand::body).toList();
  }

  private static Map<String, String> body(String name) {
    var file = Path.of(name);
    return Files.isRegularFile(file)
        ? Map.of("yaml", ScenarioFile.read(file).yaml())
        : Map.of("name", name);
  }
}
