package io.telcomesh.testbed.cli;

import io.telcomesh.testbed.cluster.Refusal;
import io.telcomesh.testbed.scenarios.FunctionClient;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `telcomesh ue detach --network`: the MME that serves a UE detaches it.
final class NetworkDetach {
  private NetworkDetach() {}

  static int detach(
      SimulatorOptions instance, Console console, @Nullable String ue, boolean reattach)
      throws InterruptedException {
    if (ue == null) {
      throw new Refusal("--network detaches one UE: telcomesh ue detach --network UE");
    }
    var imsi = UeCommand.find(instance, ue).path("imsi").asString();
    var refusals = new Refusal("%s has no mme.".formatted(instance.name));
    for (var pod : instance.running().podsOf("mme")) {
      try (var mme = new FunctionClient(pod)) {
        var answer = mme.post("/ues/%s/detach".formatted(imsi), Map.of("reattach", reattach));
        console.say("%s: %s by %s", imsi, answer.path("outcome").asString(), pod.name());
        return 0;
      } catch (Refusal another) { // another MME may serve it
        refusals = another;
      }
    }
    throw refusals;
  }
}
