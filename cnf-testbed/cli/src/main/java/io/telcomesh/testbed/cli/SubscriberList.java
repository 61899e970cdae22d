package io.telcomesh.testbed.cli;

import io.telcomesh.testbed.scenarios.FunctionClient;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/// `telcomesh subscriber list`.
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "List subscribers by IMSI, without their keys.")
final class SubscriberList implements Callable<Integer> {
  @Mixin InstanceOptions instance = new InstanceOptions();

  @Option(names = "--json", description = "As JSON, with all of the subscription.")
  boolean json;

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws Exception {
    var console = new Console(spec);
    var all = all();
    if (json) {
      console.out().println(FunctionClient.JSON.writeValueAsString(all));
      console.out().flush();
      return 0;
    }
    for (var one : all) {
      console.say(
          "%-15s  %s  %s",
          one.path("imsi").asString(),
          apns(one.path("subscription").path("apns")),
          one.path("servingMme").asString("not registered"));
    }
    console.say("%d subscribers", all.size());
    return 0;
  }

  private ArrayList<JsonNode> all() throws InterruptedException {
    var all = new ArrayList<JsonNode>();
    try (var hss = FunctionClient.of(instance.running(), "hss")) {
      for (@Nullable String after = ""; after != null; ) {
        var page = hss.get("/subscribers?size=1000&after=" + after);
        page.path("subscribers").forEach(all::add);
        after = page.path("next").isString() ? page.path("next").asString() : null;
      }
    }
    return all;
  }

  private static String apns(JsonNode apns) {
    return String.join(",", apns.valueStream().map(apn -> apn.path("name").asString()).toList());
  }
}
