package io.telcomesh.testbed.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `telcomesh status`.
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = "What runs. Ends with 1 where a process of it has ended, or cannot be known.")
final class StatusCommand implements Callable<Integer> {
  @Option(names = "--json", description = "As JSON.")
  boolean json;

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    var cluster = new InstanceOptions().cluster();
    var report = new StatusReport(cluster.instances(), cluster.foreign());
    report.print(new Console(spec), json);
    return report.complete() ? 0 : 1;
  }
}
