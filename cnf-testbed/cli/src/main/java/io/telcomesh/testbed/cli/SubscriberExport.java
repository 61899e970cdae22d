package io.telcomesh.testbed.cli;

import io.telcomesh.testbed.scenarios.FunctionClient;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `telcomesh subscriber export`.
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = {
      "Write all subscribers into a new CSV file that import takes, without their keys.",
      "With keys the HSS must have a management token (hss.management-token), and",
      "TELCOMESH_MANAGEMENT_TOKEN must hold it."
    })
final class SubscriberExport implements Callable<Integer> {
  @Mixin InstanceOptions instance = new InstanceOptions();

  @Parameters(index = "0", paramLabel = "FILE")
  Path file = Path.of("");

  @Option(names = "--with-keys", description = "With K and OPc.")
  boolean withKeys;

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws Exception {
    try (var hss = FunctionClient.of(instance.running(), "hss")) {
      var text = hss.text("/subscribers/export?with-keys=" + withKeys);
      new PrivateFile(file).write(text);
      new Console(spec).say("%d subscribers in %s", text.lines().skip(1).count(), file);
    }
    return 0;
  }
}
