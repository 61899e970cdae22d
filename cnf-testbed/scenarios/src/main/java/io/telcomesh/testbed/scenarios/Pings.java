package io.telcomesh.testbed.scenarios;

import io.telcomesh.testbed.cluster.Cluster;
import io.telcomesh.testbed.cluster.Deployed;
import io.telcomesh.testbed.cluster.Instance;
import io.telcomesh.testbed.scenarios.TestbedScenario.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// Sends pings of every registered UE through its tunnels.
record Pings(Cluster cluster, Instance instance) {
  private static final Pattern COUNTS =
      Pattern.compile("(\\d+) packets transmitted, (\\d+) received");
  private static final Pattern TIMES = Pattern.compile("= [\\d.]+/([\\d.]+)/([\\d.]+)/");
  private static final int PAGE = 1000;

  StepOutcome send(Step.Ping ping) throws InterruptedException {
    var network = Deployed.of(instance).packetDataNetwork().address();
    var shell = new PodShell(cluster, instance);
    var unmet = new ArrayList<String>();
    long sent = 0;
    long received = 0;
    double average = 0;
    double worst = 0;
    var ues = registered();
    for (var ue : ues) {
      var ended = shell.run("ue-" + ue.path("number").asInt(), command(ping, network));
      var counts = COUNTS.matcher(ended.output());
      var times = TIMES.matcher(ended.output());
      if (!counts.find() || !times.find()) {
        unmet.add("%s: %s".formatted(ue.path("imsi").asString(), last(ended.output())));
        continue;
      }
      sent += Long.parseLong(counts.group(1));
      received += Long.parseLong(counts.group(2));
      average += Double.parseDouble(times.group(1)) / ues.size();
      worst = Math.max(worst, Double.parseDouble(times.group(2)));
    }
    double lost = sent == 0 ? 100 : 100.0 * (sent - received) / sent;
    if (lost > ping.mostLost()) {
      unmet.add("%.1f %% of %d pings are lost".formatted(lost, sent));
    }
    return new StepOutcome(
        Map.of("pings", (double) sent, "lost %", lost, "mean ms", average, "worst ms", worst),
        Map.of(),
        unmet);
  }

  /// Without waiting between them, where there are many.
  private static List<String> command(Step.Ping ping, String network) {
    var count = Integer.toString(ping.count());
    var octets = Integer.toString(ping.octets());
    var line = new ArrayList<>(List.of("ping", "-n", "-q", "-W", "5", "-c", count, "-s", octets));
    if (ping.count() > 5) {
      line.add("-f");
    }
    line.add(network);
    return line;
  }

  private List<JsonNode> registered() throws InterruptedException {
    try (var simulator = FunctionClient.of(instance, "enodeb-sim")) {
      return simulator
          .get("/ues?size=" + PAGE)
          .path("ues")
          .valueStream()
          .filter(ue -> !ue.path("address").isMissingNode())
          .toList();
    }
  }

  private static String last(String output) {
    return output.lines().reduce("", (_, next) -> next);
  }
}
