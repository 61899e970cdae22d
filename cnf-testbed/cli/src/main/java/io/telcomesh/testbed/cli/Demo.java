package io.telcomesh.testbed.cli;

import io.telcomesh.testbed.cluster.Cluster;
import io.telcomesh.testbed.cluster.Deployed;
import io.telcomesh.testbed.cluster.Instance;
import io.telcomesh.testbed.cluster.Refusal;
import io.telcomesh.testbed.cluster.UpRequest;
import io.telcomesh.testbed.cluster.topology.TopologyFolder;
import io.telcomesh.testbed.scenarios.FunctionClient;
import io.telcomesh.testbed.scenarios.Subscribers;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// The demonstration, from nothing to nothing.
final class Demo {
  private static final int NODES = 2;

  private final SimulatorOptions options;
  private final Cluster cluster;
  private final int count;
  private final Console console;
  private final Map<String, Duration> took = new LinkedHashMap<>();
  private Duration lap = Duration.ZERO;

  Demo(InstanceOptions options, int count, Console console) {
    this.options = SimulatorOptions.first(options.name);
    this.cluster = options.cluster();
    this.count = count;
    this.console = console;
  }

  int run(boolean keep) throws InterruptedException, IOException {
    var before = Traces.now();
    var topology = TopologyFolder.read(UpCommand.folder(InstanceOptions.DEFAULT));
    var request = new UpRequest(options.name, topology, NODES, new LinkedHashMap<>(), true);
    var instance = cluster.up(request, console);
    lap("up");
    StatusReport.of(instance).print(console, false);
    boolean served;
    try {
      served = exercise(instance, keep);
    } catch (RuntimeException | IOException | InterruptedException failed) {
      down();
      throw failed;
    }
    if (keep && served) {
      next(instance);
      return 0;
    }
    down();
    lap("down");
    return finish(instance, before, served) ? 0 : 1;
  }

  private boolean exercise(Instance instance, boolean keep)
      throws InterruptedException, IOException {
    var deployed = Deployed.of(instance);
    var first = deployed.firstImsi();
    console.step("provisioning %d subscribers".formatted(count));
    var subscribers = new Subscribers(cluster, instance);
    subscribers.provision(first, count);
    subscribers.simulate(first, count);
    lap("provision");
    boolean served;
    try (var simulator = FunctionClient.of(instance, "enodeb-sim")) {
      console.step("attaching %d UEs".formatted(count));
      var attached = new LoadResult(simulator.post("/ues/attach", run(first)));
      attached.print(console, "attached");
      lap("attach");
      served = attached.complete() & traffic(deployed.packetDataNetwork());
      lap("traffic");
      console.say("\n@|bold Call flow|@ of %s:", first);
      CallFlow.of(instance, first).print(console);
      lap("call flow");
      if (!keep) {
        console.step("detaching");
        var detached = new LoadResult(simulator.post("/ues/detach", run(first)));
        detached.print(console, "detached");
        served &= detached.complete();
        lap("detach");
      }
    }
    return served;
  }

  private Map<String, Object> run(String first) {
    return Map.of("first", first, "count", count, "timeoutSeconds", 60);
  }

  /// Each UE pings the packet data network and fetches its page.
  private boolean traffic(Deployed.PacketDataNetwork network)
      throws InterruptedException, IOException {
    int good = 0;
    for (var ue : UeCommand.all(options)) {
      console.step("traffic of " + ue.path("imsi").asString());
      var ping = as(ue, "ping", "-n", "-q", "-c", "1", "-W", "5", network.address());
      var page = as(ue, "curl", "-sS", "-f", "--max-time", "10", network.page());
      if (ping.code() == 0 && page.code() == 0) {
        good++;
      } else {
        console.say(
            "  @|red %s|@ ping: %s, curl: %s",
            ue.path("imsi").asString(), ping.last(), page.last());
      }
    }
    console.say(
        "%d of %d UEs pinged %s and fetched %s", good, count, network.address(), network.page());
    return good == count;
  }

  /// @param last the last line that was written
  private record Ended(int code, String last) {}

  private Ended as(JsonNode ue, String... command) throws InterruptedException, IOException {
    try {
      var line = cluster.commandIn(options.name, options.namespace(ue), List.of(command));
      var process = new ProcessBuilder(line).redirectErrorStream(true).start();
      var output =
          new String(
              process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
      return new Ended(process.waitFor(), output.lines().reduce("", (_, next) -> next));
    } catch (Refusal none) {
      return new Ended(1, String.valueOf(none.getMessage()));
    }
  }

  private void down() throws InterruptedException {
    boolean interrupted = Thread.interrupted();
    cluster.down(options.name, Cluster.Keep.LOGS, console);
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean finish(Instance instance, Traces before, boolean served) {
    var left = Traces.now().since(before);
    console.say("");
    took.forEach((phase, duration) -> console.say("%-10s %6.1f s", phase, seconds(duration)));
    console.say("%-10s %6.1f s", "in all", seconds(console.elapsed()));
    var ours = left.stream().filter(Demo::ours).toList();
    ours.forEach(trace -> console.say("@|red left behind|@ %s", trace));
    left.stream()
        .filter(trace -> !ours.contains(trace))
        .forEach(trace -> console.say("made meanwhile by another program: %s", trace));
    if (ours.isEmpty()) {
      console.say("Nothing is left but the logs in %s", instance.logs());
    }
    return served && ours.isEmpty();
  }

  private static boolean ours(String trace) {
    return trace.matches(".*(telcomesh|/tm-|tomcat|/nsm|libnetty|process ).*");
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }

  private void next(Instance instance) {
    console.say(
        """

        It is up. Next:
          sudo ./telcomesh ue ping 0
          ./telcomesh ue show 0
          sudo ./telcomesh capture -w - | wireshark -k -i -
          sudo ./telcomesh attach --first %s --count 100
          sudo ./telcomesh down\
        """,
        Subscribers.imsi(Deployed.of(instance).firstImsi(), count));
  }

  private void lap(String phase) {
    var now = console.elapsed();
    took.put(phase, now.minus(lap));
    lap = now;
  }
}
