package io.telcomesh.testbed.cluster;

import io.fabric8.kubernetes.api.model.Container;
import io.telcomesh.testbed.cluster.topology.Topology;
import io.telcomesh.testbed.cluster.topology.TopologyFolder;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/// What the manifests of a running instance say about its network.
public record Deployed(Instance instance, Topology topology) {
  private static final Pattern PLMN = Pattern.compile("(?m)^\\s*plmn:\\s*\"?(\\d{3})/(\\d{2,3})");
  private static final String SUBSCRIBER_NUMBER = "0000000001";

  /// @throws Refusal when the topology the instance was made of can no longer be read
  public static Deployed of(Instance instance) {
    return new Deployed(instance, TopologyFolder.read(Path.of(instance.topology())));
  }

  /// The home network's first IMSI, 15 digits, MSIN 1.
  ///
  /// @throws Refusal when the topology names no PLMN
  public String firstImsi() {
    var digits = plmn().replace("/", "");
    return digits + SUBSCRIBER_NUMBER.substring(digits.length() - 5);
  }

  /// The home network, as `001/01`.
  ///
  /// @throws Refusal when the topology names none
  public String plmn() {
    var network =
        Optional.ofNullable(topology.configMaps().get("network"))
            .map(map -> String.join("\n", map.getData().values()))
            .orElse("");
    var set = Optional.ofNullable(instance.settings().get("network.plmn"));
    var plmn = PLMN.matcher(set.map(value -> "plmn: " + value).orElse(network));
    if (!plmn.find()) {
      throw new Refusal("The topology has no network.plmn; give --first.");
    }
    return plmn.group(1) + "/" + plmn.group(2);
  }

  /// The packet data network's address on its wires, the first of its endpoint's prefix, and the
  /// port of its web server.
  public PacketDataNetwork packetDataNetwork() {
    var pod =
        topology
            .workload("pdn")
            .orElseThrow(() -> new Refusal("The topology has no workload pdn."))
            .template()
            .getSpec();
    var prefix =
        pod.getContainers().stream()
            .flatMap(container -> container.getEnv().stream())
            .filter(variable -> variable.getName().equals("NSM_CIDR_PREFIX"))
            .map(variable -> variable.getValue())
            .findFirst()
            .orElseThrow(() -> new Refusal("pdn has no NSM_CIDR_PREFIX."));
    int port =
        pod.getContainers().stream()
            .map(Container::getPorts)
            .flatMap(ports -> ports.stream())
            .map(one -> Objects.requireNonNull(one.getContainerPort()))
            .findFirst()
            .orElseThrow(() -> new Refusal("pdn has no port."));
    return new PacketDataNetwork(prefix.replaceAll("\\d+/\\d+$", "1"), port);
  }

  /// @param address IPv4, as text
  /// @param port TCP, of its web server
  public record PacketDataNetwork(String address, int port) {
    public String page() {
      return "http://%s:%d/".formatted(address, port);
    }
  }
}
