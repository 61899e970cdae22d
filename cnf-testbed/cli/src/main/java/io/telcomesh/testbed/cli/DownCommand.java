package io.telcomesh.testbed.cli;

import io.telcomesh.testbed.cluster.Cluster;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `telcomesh down`.
@Command(
    name = "down",
    mixinStandardHelpOptions = true,
    description = {
      "Take an instance away, also what is left of one that crashed. Needs root.",
      "Logs and databases stay, unless --purge is given."
    })
final class DownCommand implements Callable<Integer> {
  @Mixin InstanceOptions instance = new InstanceOptions();

  @Option(names = "--purge", description = "Logs and databases too.")
  boolean purge;

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws Exception {
    var console = new Console(spec);
    var keep = purge ? Cluster.Keep.NOTHING : Cluster.Keep.LOGS_AND_DATABASES;
    boolean any = instance.cluster().down(instance.name, keep, console);
    console.say(any ? "%s is down." : "There was nothing of %s.", instance.name);
    return 0;
  }
}
