package io.telcomesh.testbed.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `telcomesh demo`.
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Deploy the 4G network on two nodes, attach ten UEs, let each ping and fetch a page through its tunnel, show",
      "the call flow of one, detach, and take everything away. Needs root."
    })
final class DemoCommand implements Callable<Integer> {
  @Mixin InstanceOptions instance = new InstanceOptions();

  @Option(names = "--keep", description = "Leave it up, with the UEs attached.")
  boolean keep;

  @Option(
      names = "--count",
      paramLabel = "N",
      defaultValue = "10",
      description = "How many UEs; by default ${DEFAULT-VALUE}.")
  int count = 10;

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws Exception {
    var console = new Console(spec);
    return Interruptible.run(() -> new Demo(instance, count, console).run(keep));
  }
}
