package io.telcomesh.testbed.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `telcomesh supervise`, which `up` starts in an instance.
@Command(
    name = "supervise",
    hidden = true,
    mixinStandardHelpOptions = true,
    description = "Start again what ends of an instance, until it is gone.")
final class SuperviseCommand implements Callable<Integer> {
  @Mixin InstanceOptions instance = new InstanceOptions();

  @Override
  public Integer call() throws Exception {
    instance.cluster().supervise(instance.name);
    return 0;
  }
}
