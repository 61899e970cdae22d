package io.telcomesh.testbed.cli;

import io.telcomesh.testbed.cluster.Refusal;
import io.telcomesh.testbed.cluster.topology.TopologyFolder;
import io.telcomesh.testbed.scenarios.Machine;
import io.telcomesh.testbed.scenarios.Testbed;
import io.telcomesh.testbed.scenarios.TestbedLibrary;
import io.telcomesh.testbed.scenarios.TestbedReport;
import io.telcomesh.testbed.scenarios.TestbedResult;
import io.telcomesh.testbed.scenarios.TestbedScenario;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `telcomesh testbed`.
@Command(
    name = "testbed",
    mixinStandardHelpOptions = true,
    description =
        "Scenarios of the test bed: each deploys, loads, measures, compares and takes away again.")
final class TestbedCommand {
  @Spec CommandSpec spec = CommandSpec.create();

  @Command(mixinStandardHelpOptions = true, description = "List the scenarios.")
  int list() {
    var console = new Console(spec);
    TestbedLibrary.all().forEach(one -> console.say("%-20s  %s", one.name(), one.about()));
    return 0;
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = {
        "Run scenarios and write report.html, report.json and junit.xml. Needs root. Ends with 1 where one does",
        "not pass."
      })
  int run(
      @Parameters(arity = "0..*", paramLabel = "NAME") @Nullable List<String> names,
      @Option(names = "--all", description = "All of them.") boolean all,
      @Option(
              names = "--report",
              paramLabel = "FOLDER",
              defaultValue = "testbed-report",
              description = "Where the report goes; by default ${DEFAULT-VALUE}.")
          Path folder)
      throws Exception {
    var console = new Console(spec);
    var chosen = chosen(names == null ? List.of() : names, all);
    var options = new InstanceOptions();
    options.name = "testbed";
    return Interruptible.run(() -> {
      var topology = TopologyFolder.read(UpCommand.folder(InstanceOptions.DEFAULT));
      var testbed = new Testbed(options.cluster(), topology, options.name, console);
      var results = new ArrayList<TestbedResult>();
      for (var scenario : chosen) {
        var result = testbed.run(scenario);
        results.add(result);
        print(console, result);
      }
      var report = new TestbedReport(Machine.here(), results);
      report.write(folder);
      console.say("Report: %s", folder.resolve("report.html").toAbsolutePath());
      return report.passed() ? 0 : 1;
    });
  }

  private static List<TestbedScenario> chosen(List<String> names, boolean all) {
    if (names.isEmpty() && !all) {
      throw new Refusal("Which? ./telcomesh testbed list");
    }
    return all ? TestbedLibrary.all() : names.stream().map(TestbedLibrary::find).toList();
  }

  private static void print(Console console, TestbedResult result) {
    console.say(
        "%s  %-20s  %6.1f s  %s",
        result.passed() ? "@|green passed|@" : "@|red failed|@",
        result.name(),
        result.seconds(),
        result.about());
    for (var step : result.steps()) {
      console.say("  %-36s  %6.1f s", step.step(), step.seconds());
      step.figures().forEach((name, value) -> console.say("    %-24s %10.2f", name, value));
      step.unmet().forEach(unmet -> console.say("    @|red %s|@", unmet));
    }
  }
}
