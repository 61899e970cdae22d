package io.telcomesh.testbed.cli;

import io.telcomesh.testbed.cluster.Need;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `telcomesh doctor`.
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = "What this machine needs to run a topology, and what brings what is missing.")
final class DoctorCommand implements Callable<Integer> {
  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    var console = new Console(spec);
    var needs = new InstanceOptions().cluster().needs();
    for (var need : needs) {
      console.say(need.met() ? "@|green there|@    %s" : "@|red missing|@  %s", need.what());
      if (!need.met()) {
        console.say("           %s", need.fix());
      }
    }
    return needs.stream().allMatch(Need::met) ? 0 : 1;
  }
}
