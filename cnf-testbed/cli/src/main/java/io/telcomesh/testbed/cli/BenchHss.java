package io.telcomesh.testbed.cli;

import io.telcomesh.identifiers.Plmn;
import io.telcomesh.testbed.cluster.Deployed;
import io.telcomesh.testbed.cluster.Instance;
import io.telcomesh.testbed.cluster.Refusal;
import io.telcomesh.testbed.scenarios.FunctionClient;
import io.telcomesh.testbed.scenarios.Subscribers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `telcomesh bench hss`: S6a requests over a Diameter connection of their own, on the wire that
/// the MME has to the HSS.
@Command(
    name = "hss",
    mixinStandardHelpOptions = true,
    description = {
      "Ask the HSS from the MME's pod, as one more MME: AIR for subscribers that it has not been asked for yet, then",
      "ULR, then AIR again. Every round has other subscribers, and has them purged at its end. Needs root."
    })
final class BenchHss implements Callable<Integer> {
  /// IMSIs of the home network from here on are used by nothing else.
  private static final int APART = 800_000_000;

  private static final int WARM_UP_WINDOW = 64;
  private static final int PORT = 3868;

  @Mixin InstanceOptions instance = new InstanceOptions();

  @Option(
      names = "--count",
      paramLabel = "N",
      defaultValue = "5000",
      description = "How many subscribers in a round, 10 or more; by default ${DEFAULT-VALUE}.")
  int count = 5000;

  @Option(
      names = "--window",
      paramLabel = "N",
      split = ",",
      defaultValue = "1,16,64",
      description =
          "How many requests are under way at the same time, one or several; by default ${DEFAULT-VALUE}.")
  List<Integer> windows = List.of();

  @Option(
      names = "--repeat",
      paramLabel = "N",
      defaultValue = "5",
      description = "Rounds of each window, in turn; by default ${DEFAULT-VALUE}.")
  int repeat = 5;

  @Option(
      names = "--warm-up",
      paramLabel = "N",
      defaultValue = "20000",
      description = "Subscribers before the first round; by default ${DEFAULT-VALUE}.")
  int warmUp = 20_000;

  @Option(
      names = "--first",
      paramLabel = "IMSI",
      description = "The first; by default the home network's number 800000001.")
  @Nullable String first;

  @Option(names = "--json", description = "As JSON.")
  boolean json;

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws Exception {
    var running = instance.running();
    var deployed = Deployed.of(running);
    var from = first == null ? Subscribers.imsi(deployed.firstImsi(), APART) : first;
    var console = new Console(spec);
    var subscribers = new Subscribers(instance.cluster(), running);
    try (var load = new S6aLoad(connection(running), Plmn.of(deployed.plmn()))) {
      var rounds = new BenchHssRounds(running, subscribers, load, from, count);
      for (int done = 0; done < warmUp; done += count) {
        console.step("warming up, %d of %d".formatted(done, warmUp));
        rounds.run(WARM_UP_WINDOW);
        rounds.purge();
      }
      var series = series(rounds, console);
      console.step("counting memory");
      var empty = Footprint.of(running);
      rounds.run(WARM_UP_WINDOW);
      var full = Footprint.of(running);
      rounds.purge();
      console.endStep();
      var result = new BenchResult(BenchSubject.S6A, count, series, full.less(empty, count));
      result.tell(console, json);
      return result.complete() ? 0 : 1;
    }
  }

  /// The windows in turn, so that a disturbance of the machine meets all of them.
  private List<BenchSeries> series(BenchHssRounds rounds, Console console)
      throws IOException, InterruptedException {
    var series = new LinkedHashMap<Map<String, Object>, List<BenchRound>>();
    for (int round = 1; round <= repeat; round++) {
      for (int window : windows) {
        console.step("round %d of %d, window %d".formatted(round, repeat, window));
        rounds
            .run(window)
            .forEach((operation, one) ->
                series.computeIfAbsent(labels(window, operation), _ -> new ArrayList<>()).add(one));
        rounds.purge();
      }
    }
    return series.entrySet().stream()
        .map(one -> new BenchSeries(one.getKey(), one.getValue()))
        .toList();
  }

  private static Map<String, Object> labels(int window, String operation) {
    var labels = new LinkedHashMap<String, Object>();
    labels.put("window", window);
    labels.put("operation", operation);
    return labels;
  }

  /// From where the HSS expects its MME, to where it answers.
  private Socket connection(Instance running) throws IOException, InterruptedException {
    var mme =
        running.podsOf("mme").stream()
            .findFirst()
            .orElseThrow(() -> new Refusal("%s has no mme.".formatted(running.name())));
    String[] wire;
    try (var function = new FunctionClient(mme)) {
      wire =
          function
              .get("/actuator/health/wires")
              .path("details")
              .path("s6a")
              .path(0)
              .asString("")
              .split(" - ");
    }
    if (wire.length != 2) {
      throw new Refusal("%s has no wire to an HSS: ./telcomesh status".formatted(mme.name()));
    }
    var local = new InetSocketAddress(InetAddress.ofLiteral(wire[0]), 0);
    var peer = new InetSocketAddress(InetAddress.ofLiteral(wire[1]), PORT);
    return instance
        .cluster()
        .openIn(
            running.name(),
            mme.name(),
            () -> {
              var socket = new Socket();
              socket.bind(local);
              socket.connect(peer);
              return socket;
            });
  }
}
