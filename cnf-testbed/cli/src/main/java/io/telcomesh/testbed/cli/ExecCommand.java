package io.telcomesh.testbed.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `telcomesh exec`.
@Command(
    name = "exec",
    mixinStandardHelpOptions = true,
    description = {
      "Run a command in the network of a pod or of a UE, and end with its exit code. Needs root.",
      "Example: telcomesh exec mme-0 -- ip address"
    })
final class ExecCommand implements Callable<Integer> {
  @Mixin InstanceOptions instance = new InstanceOptions();

  @Parameters(index = "0", paramLabel = "POD", description = "A pod, or a UE such as ue-1.")
  String pod = "";

  @Parameters(index = "1..*", arity = "1..*", paramLabel = "COMMAND")
  List<String> command = List.of();

  @Override
  public Integer call() throws Exception {
    instance.running();
    var line = instance.cluster().commandIn(instance.name, pod, command);
    return new ProcessBuilder(line).inheritIO().start().waitFor();
  }
}
