package io.telcomesh.testbed.cli;

import io.telcomesh.testbed.cluster.Instance;
import io.telcomesh.testbed.cluster.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `telcomesh logs`.
@Command(
    name = "logs",
    mixinStandardHelpOptions = true,
    description = "What a pod, or a node's control plane (node-1), has written.")
final class LogsCommand implements Callable<Integer> {
  @Mixin InstanceOptions instance = new InstanceOptions();

  @Parameters(index = "0", paramLabel = "POD")
  String pod = "";

  @Option(
      names = {"-c", "--container"},
      description = "One container of the pod; by default all.")
  @Nullable String container;

  @Option(
      names = {"-f", "--follow"},
      description = "Go on as more is written.")
  boolean follow;

  @Override
  public Integer call() throws Exception {
    var line = new ArrayList<>(List.of("tail", "-n", "+1"));
    if (follow) {
      line.add("-F");
    }
    files().forEach(line::add);
    return new ProcessBuilder(line).inheritIO().start().waitFor();
  }

  private List<String> files() {
    var running = instance.running();
    if (running.nodes().stream().anyMatch(node -> node.name().equals(pod))) {
      return List.of(running.logs() + "/" + pod + ".log");
    }
    var files =
        instance.pod(pod).containers().stream()
            .filter(one -> container == null || one.name().equals(container))
            .map(Instance.Container::log)
            .toList();
    if (files.isEmpty()) {
      throw new Refusal("%s has no container %s.".formatted(pod, container));
    }
    return files;
  }
}
