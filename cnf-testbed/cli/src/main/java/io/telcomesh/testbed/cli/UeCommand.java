package io.telcomesh.testbed.cli;

import io.telcomesh.testbed.cluster.Deployed;
import io.telcomesh.testbed.cluster.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// `telcomesh ue`.
@Command(
    name = "ue",
    mixinStandardHelpOptions = true,
    description = "The simulator's UEs. UE is an IMSI or a number such as 0.")
final class UeCommand {
  private static final JsonMapper PRETTY =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  @Spec CommandSpec spec = CommandSpec.create();

  @Command(mixinStandardHelpOptions = true, description = "List the UEs.")
  int list(
      @Mixin SimulatorOptions instance,
      @Option(names = "--json", description = "As JSON.") boolean json)
      throws InterruptedException {
    var console = new Console(spec);
    var all = all(instance);
    if (json) {
      console.out().println(PRETTY.writeValueAsString(all));
      console.out().flush();
      return 0;
    }
    for (var ue : all) {
      console.say(
          "%5d  %-15s  %-12s  %-9s  %-15s  %s",
          ue.path("number").asInt(),
          ue.path("imsi").asString(),
          ue.path("state").asString(),
          ue.path("ecm").asString("-"),
          ue.path("address").asString("-"),
          ue.path("enodeb").asString(""));
    }
    console.say("%d UEs", all.size());
    return 0;
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = "Show a UE, its last reject and its call flow.")
  int show(
      @Mixin SimulatorOptions instance,
      @Parameters(paramLabel = "UE") String ue,
      @Option(names = "--json", description = "As JSON, without the call flow.") boolean json)
      throws InterruptedException {
    var console = new Console(spec);
    var found = find(instance, ue);
    console.out().println(PRETTY.writeValueAsString(found));
    console.out().flush();
    if (!json) {
      var reject = found.path("lastReject");
      console.say(
          reject.isObject() ? "Last reject: " + LoadResult.reject(reject) : "Never rejected.");
      CallFlow.of(instance.running(), found.path("imsi").asString()).print(console);
    }
    return 0;
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = "Ping as a UE, by default the packet data network. Needs root.")
  int ping(
      @Mixin SimulatorOptions instance,
      @Parameters(index = "0", paramLabel = "UE") String ue,
      @Parameters(index = "1", arity = "0..1", paramLabel = "ADDRESS") @Nullable String address,
      @Option(names = "--count", defaultValue = "3", paramLabel = "N") int count)
      throws Exception {
    var found = find(instance, ue);
    var to =
        address == null ? Deployed.of(instance.running()).packetDataNetwork().address() : address;
    var command = List.of("ping", "-c", Integer.toString(count), to);
    var line = instance.cluster().commandIn(instance.name, instance.namespace(found), command);
    return new ProcessBuilder(line).inheritIO().start().waitFor();
  }

  @Command(mixinStandardHelpOptions = true, description = "Detach UEs, by default all of them.")
  int detach(
      @Mixin SimulatorOptions instance,
      @Parameters(arity = "0..1", paramLabel = "UE") @Nullable String ue,
      @Option(names = "--switch-off", description = "Without waiting for the network.")
          boolean switchOff,
      @Option(names = "--network", description = "The MME detaches the UE.") boolean network,
      @Option(names = "--re-attach", description = "With --network: the UE shall come back.")
          boolean reattach)
      throws InterruptedException {
    if (network) {
      return NetworkDetach.detach(instance, new Console(spec), ue, reattach);
    }
    var body =
        ue == null
            ? Map.<String, Object>of("switchOff", switchOff)
            : Map.<String, Object>of(
                "first",
                find(instance, ue).path("imsi").asString(),
                "count",
                1,
                "switchOff",
                switchOff);
    try (var simulator = instance.client()) {
      var result = new LoadResult(simulator.post("/ues/detach", body));
      result.print(new Console(spec), "detached");
      return result.complete() ? 0 : 1;
    }
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = "Have the eNodeB release a UE for inactivity: it becomes idle (ECM-IDLE).")
  int idle(@Mixin SimulatorOptions instance, @Parameters(paramLabel = "UE") String ue)
      throws InterruptedException {
    return run(instance, ue, "/ues/idle", "idle");
  }

  @Command(
      name = "service-request",
      mixinStandardHelpOptions = true,
      description = "Have an idle UE ask for service: it gets its bearers again.")
  int requestService(@Mixin SimulatorOptions instance, @Parameters(paramLabel = "UE") String ue)
      throws InterruptedException {
    return run(instance, ue, "/ues/service-request", "served");
  }

  private int run(SimulatorOptions instance, String ue, String path, String done)
      throws InterruptedException {
    var body =
        Map.<String, Object>of("first", find(instance, ue).path("imsi").asString(), "count", 1);
    try (var simulator = instance.client()) {
      var result = new LoadResult(simulator.post(path, body));
      result.print(new Console(spec), done);
      return result.complete() ? 0 : 1;
    }
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = "Move an idle UE to another eNodeB; it tells the network where it must.")
  int move(
      @Mixin SimulatorOptions instance,
      @Parameters(paramLabel = "UE") String ue,
      @Option(
              names = "--enodeb",
              required = true,
              paramLabel = "N",
              description = "Name or id of an eNodeB.")
          String enodeb)
      throws InterruptedException {
    var imsi = find(instance, ue).path("imsi").asString();
    try (var simulator = instance.client()) {
      var moved = simulator.post("/ues/%s/move".formatted(imsi), Map.of("enodeb", enodeb));
      new Console(spec)
          .say(
              "%s is at eNodeB %s, tracking areas %s",
              imsi, enodeb, moved.path("trackingAreas").toString());
      return 0;
    }
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = "Connect an attached UE to a further packet data network.")
  int connect(
      @Mixin SimulatorOptions instance,
      @Parameters(paramLabel = "UE") String ue,
      @Option(names = "--apn", required = true, paramLabel = "APN") String apn,
      @Option(
              names = "--pdn-type",
              defaultValue = "ipv4v6",
              paramLabel = "TYPE",
              description = "ipv4, ipv6 or ipv4v6; by default ${DEFAULT-VALUE}.")
          String type)
      throws InterruptedException {
    var imsi = find(instance, ue).path("imsi").asString();
    try (var simulator = instance.client()) {
      return pdnResult(
          simulator.post("/ues/%s/pdns".formatted(imsi), Map.of("apn", apn, "pdnType", type)));
    }
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = "Disconnect a UE from one of several packet data networks.")
  int disconnect(
      @Mixin SimulatorOptions instance,
      @Parameters(paramLabel = "UE") String ue,
      @Option(names = "--apn", required = true, paramLabel = "APN") String apn)
      throws InterruptedException {
    var imsi = find(instance, ue).path("imsi").asString();
    try (var simulator = instance.client()) {
      return pdnResult(simulator.delete("/ues/%s/pdns/%s".formatted(imsi, apn)));
    }
  }

  private int pdnResult(JsonNode result) {
    var console = new Console(spec);
    var reject = result.path("reject");
    if (reject.isObject()) {
      console.say("Refused: %s", LoadResult.reject(reject));
      return 1;
    }
    for (var pdn : result.path("ue").path("pdns")) {
      var addresses = new ArrayList<String>();
      pdn.path("addresses").forEach(each -> addresses.add(each.asString()));
      console.say(
          "%-15s  bearer %d  %-10s  %s",
          pdn.path("apn").asString(),
          pdn.path("bearer").asInt(),
          pdn.path("interfaceName").asString(),
          String.join(" ", addresses));
    }
    return 0;
  }

  static List<JsonNode> all(SimulatorOptions instance) throws InterruptedException {
    var all = new ArrayList<JsonNode>();
    try (var simulator = instance.client()) {
      for (int after = -1; after != Integer.MIN_VALUE; ) {
        var page = simulator.get("/ues?size=1000&after=" + after);
        page.path("ues").forEach(all::add);
        after = page.path("next").asInt(Integer.MIN_VALUE);
      }
    }
    return all;
  }

  static JsonNode find(SimulatorOptions instance, String ue) throws InterruptedException {
    return all(instance).stream()
        .filter(one ->
            one.path("imsi").asString().equals(ue)
                || Integer.toString(one.path("number").asInt()).equals(ue))
        .findFirst()
        .orElseThrow(() -> new Refusal("There is no UE %s: ./telcomesh ue list".formatted(ue)));
  }
}
