package io.telcomesh.testbed.cli;

import io.telcomesh.testbed.cluster.Instance;
import java.util.List;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// What runs, for `up` and `status`.
///
/// @param foreign the names of what another version of this program has made
record StatusReport(List<Instance> instances, List<String> foreign) {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  static StatusReport of(Instance one) {
    return new StatusReport(List.of(one), List.of());
  }

  /// Whether every process of every instance runs, as far as can be known.
  boolean complete() {
    return foreign.isEmpty()
        && instances.stream()
            .allMatch(one ->
                one.supervised()
                    && one.nodes().stream().allMatch(Instance.Node::running)
                    && one.pods().stream().allMatch(Instance.Pod::running));
  }

  void print(Console console, boolean json) {
    if (json) {
      console.out().println(JSON.writeValueAsString(instances));
      console.out().flush();
    } else if (instances.isEmpty() && foreign.isEmpty()) {
      console.say("Nothing is up.");
    } else {
      instances.forEach(instance -> print(console, instance));
    }
    foreign.forEach(name -> console.complain(complaint(name)));
  }

  private static String complaint(String name) {
    return "%s was made by another version of telcomesh, so nothing is known of it here. It can be ended: sudo ./telcomesh down --instance %1$s"
        .formatted(name);
  }

  private static void print(Console console, Instance instance) {
    console.say("@|bold %s|@, logs in %s", instance.name(), instance.logs());
    if (!instance.supervised()) {
      console.say("  @|red the supervisor has ended|@: what ends is not started again");
    }
    for (var node : instance.nodes()) {
      console.say(
          "  %-8s %s  control plane %s%s",
          node.name(), node.address(), state(node.running()), restarts(node.restarts()));
      for (var pod : instance.pods()) {
        if (pod.node().equals(node.name())) {
          console.say("    %-14s %-15s %s", pod.name(), pod.address(), state(pod));
        }
      }
    }
  }

  private static String state(Instance.Pod pod) {
    return pod.containers().stream()
        .map(one ->
            "%s (process %d%s)"
                .formatted(state(one.running()), one.pid(), restarts(one.restarts())))
        .distinct()
        .reduce((first, next) -> first + ", " + next)
        .orElse("");
  }

  private static String restarts(int times) {
    return switch (times) {
      case 0 -> "";
      case 1 -> ", restarted once";
      default -> ", restarted %d times".formatted(times);
    };
  }

  private static String state(boolean running) {
    return running ? "@|green runs|@" : "@|red ended|@";
  }
}
