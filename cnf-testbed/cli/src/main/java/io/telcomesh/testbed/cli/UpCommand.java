package io.telcomesh.testbed.cli;

import io.telcomesh.testbed.cluster.Refusal;
import io.telcomesh.testbed.cluster.UpRequest;
import io.telcomesh.testbed.cluster.topology.TopologyFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `telcomesh up`.
@Command(
    name = "up",
    mixinStandardHelpOptions = true,
    description = "Deploy a topology and wait until it is ready. Needs root.")
final class UpCommand implements Callable<Integer> {
  private static final List<String> SCALABLE = List.of("mme", "sgw", "pgw", "enodeb-sim");

  @Parameters(
      arity = "0..1",
      paramLabel = "TOPOLOGY",
      defaultValue = InstanceOptions.DEFAULT,
      description = "A topology of topologies/, or a folder; by default ${DEFAULT-VALUE}.")
  String topology = InstanceOptions.DEFAULT;

  @Option(
      names = "--instance",
      paramLabel = "NAME",
      description = "What it is called while it runs; by default like the topology.")
  @Nullable String instance;

  @Option(
      names = "--nodes",
      paramLabel = "N",
      defaultValue = "2",
      description = "How many nodes, 1 to 8; by default ${DEFAULT-VALUE}.")
  int nodes = 2;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description =
          "A configuration key of a function, such as mme.security.ciphering=EEA0, or of all, such as network.plmn=262/01.")
  Map<String, String> settings = new LinkedHashMap<>();

  @Option(
      names = "--scale",
      paramLabel = "FUNCTION=N",
      split = ",",
      description =
          "How many of a function, such as mme=2,sgw=2; of mme, sgw, pgw and enodeb-sim, 1 to 9.")
  Map<String, Integer> scale = new LinkedHashMap<>();

  @Option(
      names = "--no-restart",
      description =
          "What ends stays ended; by default it is started again, as a Kubernetes node does.")
  boolean noRestart;

  @Option(names = "--json", description = "Print what runs as JSON.")
  boolean json;

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws Exception {
    var console = new Console(spec);
    var cluster = new InstanceOptions().cluster();
    scale.keySet().forEach(UpCommand::checkScalable);
    var read = TopologyFolder.read(folder(topology)).scaled(scale);
    var request =
        new UpRequest(
            instance == null ? read.name() : instance,
            read,
            nodes,
            new LinkedHashMap<>(settings),
            !noRestart);
    return Interruptible.run(() -> {
      var up = cluster.up(request, console);
      console.endStep();
      StatusReport.of(up).print(console, json);
      return 0;
    });
  }

  /// The others have addresses, or subscribers, that two cannot both have.
  private static void checkScalable(String function) {
    if (!SCALABLE.contains(function)) {
      throw new Refusal(
          "--scale %s: only of %s there can be several.".formatted(function, SCALABLE));
    }
  }

  /// The folder of a topology that is named, or given as a path.
  static Path folder(String topology) {
    var topologies =
        Path.of(System.getenv().getOrDefault("TELCOMESH_HOME", ".")).resolve("topologies");
    var named = topologies.resolve(topology);
    if (Files.isDirectory(named)) {
      return named;
    }
    if (Files.isDirectory(Path.of(topology))) {
      return Path.of(topology);
    }
    throw new Refusal(
        "There is no topology %s, there are %s."
            .formatted(topology, TopologyFolder.names(topologies)));
  }
}
