package io.telcomesh.testbed.cli;

import io.telcomesh.testbed.cluster.Refusal;
import io.telcomesh.testbed.scenarios.Subscribers;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `telcomesh attach`.
@Command(
    name = "attach",
    mixinStandardHelpOptions = true,
    description = {
      "Attach UEs of the simulator; subscribers that the HSS does not know yet are added. Needs"
          + " root, who may read",
      "the instance's seed. Ends with 1 where a UE was not served."
    })
final class AttachCommand implements Callable<Integer> {
  @Mixin SimulatorOptions instance = new SimulatorOptions();
  @Mixin LoadOptions load = new LoadOptions();
  @Mixin FirstImsi first = new FirstImsi();

  @Option(names = "--json", description = "As JSON.")
  boolean json;

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws Exception {
    var console = new Console(spec);
    var from = first.of(instance);
    var subscribers = instance.subscribers();
    console.step("provisioning %d subscribers".formatted(load.count));
    provision(subscribers, from, console);
    subscribers.simulate(from, load.count);
    console.step("attaching");
    try (var simulator = instance.client()) {
      var result = new LoadResult(simulator.post("/ues/attach", load.body(from)));
      if (json) {
        console.out().println(result.told());
        console.out().flush();
      } else {
        result.print(console, "attached");
      }
      return result.complete() ? 0 : 1;
    }
  }

  /// Without the HSS those who are there already are still tried: what they are answered is what
  /// the user wants to see.
  private void provision(Subscribers subscribers, String from, Console console)
      throws InterruptedException {
    try {
      subscribers.provision(from, load.count);
    } catch (Refusal unreachable) {
      console.say(
          "@|yellow Nobody is provisioned:|@ %s. Attaching with the subscribers that there are.",
          String.valueOf(unreachable.getMessage()));
    }
  }
}
