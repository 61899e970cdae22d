package io.telcomesh.testbed.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `telcomesh restart`.
@Command(
    name = "restart",
    mixinStandardHelpOptions = true,
    description =
        "End the processes of a pod, start them again, and wait until it is ready. Needs root.")
final class RestartCommand implements Callable<Integer> {
  @Mixin InstanceOptions instance = new InstanceOptions();

  @Parameters(paramLabel = "POD", description = "Such as mme-0.")
  String pod = "";

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws Exception {
    instance.pod(pod);
    var console = new Console(spec);
    instance.cluster().restart(instance.name, pod, console);
    console.say("%s is ready again after %.1f s.", pod, console.elapsed().toMillis() / 1000.0);
    return 0;
  }
}
