package io.telcomesh.testbed.cli;

import io.telcomesh.testbed.scenarios.Subscribers;
import java.util.LinkedHashMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `telcomesh subscriber add`.
@Command(
    name = "add",
    mixinStandardHelpOptions = true,
    description = {
      "Add subscribers with keys that the simulator knows too. Needs root, who may read the instance's seed.",
      "Subscribers with keys of their own: telcomesh subscriber import."
    })
final class SubscriberAdd implements Callable<Integer> {
  @Mixin InstanceOptions instance = new InstanceOptions();
  @Mixin SubscriberRange range = new SubscriberRange();

  @Option(names = "--msisdn", paramLabel = "DIGITS", description = "Telephone number.")
  @Nullable String msisdn;

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws Exception {
    var subscription = new LinkedHashMap<String, Object>();
    if (msisdn != null) {
      subscription.put("msisdn", msisdn);
    }
    var added =
        new Subscribers(instance.cluster(), instance.running())
            .add(range.first, range.count, subscription);
    new Console(spec)
        .say(
            "%d added: %s to %s",
            added.path("count").asInt(),
            added.path("first").asString(),
            added.path("last").asString());
    return 0;
  }
}
