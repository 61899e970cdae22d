package io.telcomesh.testbed.cli;

import io.telcomesh.testbed.scenarios.FunctionClient;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `telcomesh subscriber remove`.
@Command(
    name = "remove",
    mixinStandardHelpOptions = true,
    description = "Remove subscribers; the MME that serves one is told.")
final class SubscriberRemove implements Callable<Integer> {
  @Mixin InstanceOptions instance = new InstanceOptions();
  @Mixin SubscriberRange range = new SubscriberRange();
  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws Exception {
    try (var hss = FunctionClient.of(instance.running(), "hss")) {
      var gone =
          hss.delete("/subscribers/ranges?first=%s&count=%d".formatted(range.first, range.count));
      new Console(spec).say("%d removed", gone.path("count").asInt());
      return gone.path("count").asInt() > 0 ? 0 : 1;
    }
  }
}
