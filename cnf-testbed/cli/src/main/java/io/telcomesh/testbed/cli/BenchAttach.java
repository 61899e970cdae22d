package io.telcomesh.testbed.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `telcomesh bench attach`: whole attaches, from the simulated UE's first message to its address.
@Command(
    name = "attach",
    mixinStandardHelpOptions = true,
    description = {
      "Attach UEs, others in every round after those of the last one have been detached, and tell"
          + " how fast and at what",
      "cost. Needs root. The PGW's pool must have room: telcomesh up --set pgw.pool=10.45.0.0/17."
          + " Deploy with --set",
      "enodeb-sim.ue-interfaces=memory, else the time to make an interface for each UE is measured"
          + " too."
    })
final class BenchAttach implements Callable<Integer> {
  @Mixin SimulatorOptions instance = new SimulatorOptions();
  @Mixin RoundOptions rounds = new RoundOptions(1000, List.of(1, 16, 64), 10_000);
  @Mixin FirstImsi first = new FirstImsi();

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws Exception {
    var running = instance.running();
    var from = first.of(instance);
    try (var simulator = instance.client();
        var subscribers = new BenchSubscribers(instance.subscribers(), from, rounds.count)) {
      var ues = new BenchUes(running, simulator, subscribers);
      return rounds.measure(BenchSubject.ATTACH, running, ues, new Console(spec)) ? 0 : 1;
    }
  }
}
