package io.telcomesh.testbed.cli;

import io.telcomesh.testbed.cluster.Deployed;
import io.telcomesh.testbed.cluster.Instance;
import io.telcomesh.testbed.cluster.Refusal;
import io.telcomesh.testbed.scenarios.FunctionClient;
import io.telcomesh.testbed.scenarios.Subscribers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `telcomesh bench user-plane`: packets of one attached UE to the packet data network, and from
/// there to it.
@Command(
    name = "user-plane",
    mixinStandardHelpOptions = true,
    description = {
      "Attach a UE and send UDP datagrams from its network namespace to the packet data network,"
          + " and back: all of one",
      "length, which the user plane sends in trains, and of growing length, each by itself. Needs"
          + " root, and UEs with",
      "namespaces of their own (enodeb-sim.ue-interfaces=namespaces, as by default)."
    })
final class BenchUserPlane implements Callable<Integer> {
  /// IMSIs of the home network from here on are used by nothing else.
  private static final int APART = 700_000_000;

  private static final int WARM_UP_WINDOW = 64;
  private static final int SOCKET_BUFFER = 4 << 20;

  @Mixin InstanceOptions instance = new InstanceOptions();
  @Mixin RoundOptions rounds = new RoundOptions(50_000, List.of(1, 16, 64, 256), 200_000);

  @Option(
      names = "--octets",
      paramLabel = "N",
      split = ",",
      defaultValue = "100,1300",
      description =
          "Length of the UE's IP packets, one or several, 100 to 1326; by default"
              + " ${DEFAULT-VALUE}.")
  List<Integer> octets = List.of();

  @Spec CommandSpec spec = CommandSpec.create();

  /// One kind of round; the order is the order of printing.
  private record Kind(String direction, PacketLoad.Lengths lengths, int window) {
    Map<String, Object> labels() {
      var labels = new LinkedHashMap<String, Object>();
      labels.put("window", window);
      labels.put("direction", direction);
      labels.put("octets", lengths.octets());
      labels.put("lengths", lengths.toString());
      return labels;
    }
  }

  @Override
  public Integer call() throws Exception {
    var running = instance.running();
    var imsi = Subscribers.imsi(Deployed.of(running).firstImsi(), APART);
    var all = new Subscribers(instance.cluster(), running);
    try (var simulator = FunctionClient.of(running, "enodeb-sim");
        var subscriber = new BenchSubscribers(all, imsi, 1)) {
      subscriber.provision();
      subscriber.simulate();
      var one = Map.of("first", imsi, "count", 1, "timeoutSeconds", 60);
      if (!new LoadResult(simulator.post("/ues/attach", one)).complete()) {
        throw new Refusal("The UE does not attach: ./telcomesh attach --first %s".formatted(imsi));
      }
      try (var ue = atUe(running, simulator, imsi);
          var network = atNetwork(running)) {
        return measure(running, ue, network);
      } finally {
        simulator.post("/ues/detach", one);
      }
    }
  }

  private int measure(Instance running, DatagramChannel ue, DatagramChannel network)
      throws IOException, InterruptedException {
    var console = new Console(spec);
    console.step("warming up");
    for (int length : octets) {
      var alike = new PacketLoad.Lengths(length, true);
      PacketLoad.run(
          ue, network, alike, Math.ceilDiv(rounds.warmUp, octets.size()), WARM_UP_WINDOW);
      PacketLoad.run(
          network, ue, alike, Math.ceilDiv(rounds.warmUp, octets.size()), WARM_UP_WINDOW);
    }
    var before = Footprint.of(running);
    var measured = new LinkedHashMap<Map<String, Object>, List<BenchRound>>();
    for (int round = 1; round <= rounds.repeat; round++) {
      for (var kind : kinds()) {
        console.step("round %d of %d, %s".formatted(round, rounds.repeat, kind.labels()));
        boolean uplink = kind.direction.equals("uplink");
        var processor = ProcessorTime.of(running);
        var timed =
            PacketLoad.run(
                uplink ? ue : network,
                uplink ? network : ue,
                kind.lengths,
                rounds.count,
                kind.window);
        measured
            .computeIfAbsent(kind.labels(), _ -> new ArrayList<>())
            .add(BenchRound.of(timed, ProcessorTime.of(running).less(processor)));
      }
    }
    var grown = Footprint.of(running).less(before, 1);
    console.endStep();
    var series = RoundOptions.series(measured);
    new BenchResult(BenchSubject.PACKETS, rounds.count, series, grown).tell(console, rounds.json);
    return 0;
  }

  /// All kinds in turn, so that a disturbance of the machine meets all of them.
  private List<Kind> kinds() {
    var kinds = new ArrayList<Kind>();
    for (int window : rounds.windows) {
      for (int length : octets) {
        for (var direction : List.of("uplink", "downlink")) {
          for (boolean alike : new boolean[] {true, false}) {
            kinds.add(new Kind(direction, new PacketLoad.Lengths(length, alike), window));
          }
        }
      }
    }
    return kinds;
  }

  private DatagramChannel atUe(Instance running, FunctionClient simulator, String imsi)
      throws IOException, InterruptedException {
    var ue = simulator.get("/ues/" + imsi);
    return open(running, "ue-" + ue.path("number").asInt(), ue.path("address").asString());
  }

  private DatagramChannel atNetwork(Instance running) throws IOException {
    var pod =
        running.podsOf("pdn").stream()
            .findFirst()
            .orElseThrow(() -> new Refusal("%s has no pdn.".formatted(running.name())));
    return open(running, pod.name(), Deployed.of(running).packetDataNetwork().address());
  }

  private DatagramChannel open(Instance running, String pod, String address) throws IOException {
    var local = new InetSocketAddress(InetAddress.ofLiteral(address), 0);
    return instance
        .cluster()
        .openIn(
            running.name(),
            pod,
            () ->
                DatagramChannel.open(StandardProtocolFamily.INET)
                    .setOption(StandardSocketOptions.SO_RCVBUF, SOCKET_BUFFER)
                    .bind(local));
  }
}
