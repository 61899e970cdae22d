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
import java.util.List;
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
      "Ask the HSS from the MME's pod, as one more MME: AIR for subscribers that it has not been"
          + " asked for yet, then",
      "ULR, then AIR again. Every round has other subscribers, who are removed in the end. Needs"
          + " root."
    })
final class BenchHss implements Callable<Integer> {
  /// IMSIs of the home network from here on are used by nothing else.
  private static final int APART = 800_000_000;

  private static final int PORT = 3868;

  @Mixin InstanceOptions instance = new InstanceOptions();
  @Mixin RoundOptions rounds = new RoundOptions(5000, List.of(1, 16, 64), 20_000);

  @Option(
      names = "--first",
      paramLabel = "IMSI",
      description = "The first; by default the home network's number 800000001.")
  @Nullable String first;

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws Exception {
    var running = instance.running();
    var deployed = Deployed.of(running);
    var from = first == null ? Subscribers.imsi(deployed.firstImsi(), APART) : first;
    var all = new Subscribers(instance.cluster(), running);
    try (var load = new S6aLoad(connection(running), Plmn.of(deployed.plmn()));
        var subscribers = new BenchSubscribers(all, from, rounds.count)) {
      var work = new BenchHssRounds(running, load, subscribers);
      return rounds.measure(BenchSubject.S6A, running, work, new Console(spec)) ? 0 : 1;
    }
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
