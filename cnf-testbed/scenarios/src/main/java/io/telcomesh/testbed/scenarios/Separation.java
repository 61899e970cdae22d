package io.telcomesh.testbed.scenarios;

import io.telcomesh.testbed.cluster.Cluster;
import io.telcomesh.testbed.cluster.Instance;
import io.telcomesh.testbed.cluster.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// Tries from every pod every address that another pod has on a wire, and looks at what listens.
final class Separation {
  private static final Set<String> NO_WIRE = Set.of("lo", "eth0");

  /// S1AP, its UDP encapsulation, Diameter, GTP-C and GTP-U.
  private static final Pattern WILDCARD_OF_3GPP =
      Pattern.compile("(?m)^.*\\s(0\\.0\\.0\\.0|\\*|\\[::\\]):(36412|9899|3868|2123|2152)\\s.*$");

  private final Instance instance;
  private final PodShell shell;
  private final List<String> unmet = new ArrayList<>();
  private int tried;
  private int reached;

  Separation(Cluster cluster, Instance instance) {
    this.instance = instance;
    this.shell = new PodShell(cluster, instance);
  }

  /// @param members pairs of workloads that a wire joins
  StepOutcome check(List<List<String>> members) throws InterruptedException {
    var addresses = new TreeMap<String, Set<String>>();
    for (var pod : instance.pods()) {
      addresses.put(pod.name(), addressesOf(pod.name()));
      listensOnWiresAlone(pod.name());
    }
    for (var from : instance.pods()) {
      for (var to : instance.pods()) {
        if (from != to) {
          boolean joined = joined(members, from.workload(), to.workload());
          tryAll(from.name(), to.name(), addresses.getOrDefault(to.name(), Set.of()), joined);
        }
      }
    }
    return new StepOutcome(
        Map.of("addresses tried", (double) tried, "reached", (double) reached), Map.of(), unmet);
  }

  /// A member reaches one address at least, anybody else none.
  private void tryAll(String from, String to, Set<String> addresses, boolean joined)
      throws InterruptedException {
    int answering = 0;
    for (var address : addresses) {
      tried++;
      if (shell.run(from, List.of("ping", "-n", "-q", "-c", "1", "-W", "1", address)).code() == 0) {
        answering++;
        if (!joined) {
          unmet.add("%s reaches %s of %s".formatted(from, address, to));
        }
      }
    }
    reached += answering;
    if (joined && answering == 0) {
      unmet.add("%s reaches none of %s of %s".formatted(from, addresses, to));
    }
  }

  private Set<String> addressesOf(String pod) throws InterruptedException {
    var told = shell.run(pod, List.of("ip", "-j", "-4", "address"));
    if (told.code() != 0) {
      throw new Refusal("%s: ip: %s".formatted(pod, told.output().strip()));
    }
    var all = new TreeSet<String>();
    for (JsonNode link : FunctionClient.JSON.readTree(told.output())) {
      if (!NO_WIRE.contains(link.path("ifname").asString())) {
        link.path("addr_info").forEach(one -> all.add(one.path("local").asString()));
      }
    }
    return all;
  }

  private void listensOnWiresAlone(String pod) throws InterruptedException {
    var sockets = shell.run(pod, List.of("ss", "-H", "-a", "-n", "-t", "-u"));
    if (sockets.code() != 0) {
      throw new Refusal("%s: ss: %s".formatted(pod, sockets.output().strip()));
    }
    var wildcard = WILDCARD_OF_3GPP.matcher(sockets.output());
    while (wildcard.find()) {
      unmet.add("%s listens everywhere: %s".formatted(pod, wildcard.group().strip()));
    }
  }

  private static boolean joined(List<List<String>> members, String one, String other) {
    return members.stream().anyMatch(pair -> pair.contains(one) && pair.contains(other));
  }
}
