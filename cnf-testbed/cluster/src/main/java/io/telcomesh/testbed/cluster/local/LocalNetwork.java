package io.telcomesh.testbed.cluster.local;

import io.telcomesh.testbed.cluster.Refusal;
import java.net.Inet4Address;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The namespaces and links of an instance: one namespace a node and a pod, the bridge that is the
/// underlay of the nodes, and the bridge of the pods' `eth0`, which the root namespace is joined to
/// by one link.
///
/// @param subnet the third octet of the management addresses, 100.64.subnet.0/24
record LocalNetwork(Names names, int subnet, int nodes, List<String> pods) {
  static final String UNDERLAY = "underlay";
  static final String MANAGEMENT = "management";
  private static final int FIRST_POD = 10;

  LocalNetwork {
    pods = List.copyOf(pods);
  }

  String nodeAddress(int node) {
    return "198.18.0." + (node + 1);
  }

  String podAddress(int pod) {
    return "100.64.%d.%d".formatted(subnet, FIRST_POD + pod);
  }

  String rootAddress() {
    return "100.64.%d.1".formatted(subnet);
  }

  /// A subnet that no interface of the machine is in.
  static int freeSubnet() {
    try {
      Set<String> taken =
          NetworkInterface.networkInterfaces()
              .flatMap(one -> one.getInterfaceAddresses().stream())
              .map(InterfaceAddress::getAddress)
              .filter(Inet4Address.class::isInstance)
              .map(address -> address.getHostAddress().replaceAll("\\.\\d+$", ""))
              .collect(Collectors.toSet());
      return IntStream.range(0, 256)
          .filter(n -> !taken.contains("100.64." + n))
          .findFirst()
          .orElseThrow(() -> new Refusal("Every subnet of 100.64.0.0/16 is in use."));
    } catch (SocketException unreadable) {
      throw new Refusal("Cannot list the machine's interfaces.", unreadable);
    }
  }

  void make() throws InterruptedException {
    var root = new ArrayList<String>();
    namespaces().forEach(one -> root.add("netns add " + names.namespace(one)));
    for (int i = 0; i < nodes; i++) {
      root.add(pair("underlay0", Scheduling.nodeName(i), "port" + i, UNDERLAY));
    }
    for (int i = 0; i < pods.size(); i++) {
      root.add(pair("eth0", pods.get(i), "port" + i, MANAGEMENT));
    }
    root.add(
        "link add %s type veth peer name root netns %s"
            .formatted(names.rootLink(), names.namespace(MANAGEMENT)));
    root.add("addr add %s/24 dev %s".formatted(rootAddress(), names.rootLink()));
    root.add("link set %s up".formatted(names.rootLink()));
    Command.ip(root);
    bridge(UNDERLAY, ports(nodes));
    var managementPorts = ports(pods.size());
    managementPorts.add("root");
    bridge(MANAGEMENT, managementPorts);
    for (int i = 0; i < nodes; i++) {
      interfaceUp(Scheduling.nodeName(i), "underlay0", nodeAddress(i));
    }
    for (int i = 0; i < pods.size(); i++) {
      interfaceUp(pods.get(i), "eth0", podAddress(i));
    }
  }

  private List<String> namespaces() {
    var all = new ArrayList<>(List.of(UNDERLAY, MANAGEMENT));
    IntStream.range(0, nodes).mapToObj(Scheduling::nodeName).forEach(all::add);
    all.addAll(pods);
    return all;
  }

  private String pair(String name, String namespace, String peer, String peerNamespace) {
    return "link add %s netns %s type veth peer name %s netns %s"
        .formatted(name, names.namespace(namespace), peer, names.namespace(peerNamespace));
  }

  private static List<String> ports(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "port" + i)
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private void bridge(String namespace, List<String> ports) throws InterruptedException {
    var lines = new ArrayList<>(List.of("link add bridge0 type bridge", "link set bridge0 up"));
    ports.forEach(port -> lines.add("link set %s master bridge0 up".formatted(port)));
    Command.ip(names.namespace(namespace), lines);
  }

  private void interfaceUp(String namespace, String name, String address)
      throws InterruptedException {
    Command.ip(
        names.namespace(namespace),
        List.of(
            "link set lo up",
            "addr add %s/24 dev %s".formatted(address, name),
            "link set %s up".formatted(name)));
  }
}
