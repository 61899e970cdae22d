package io.telcomesh.kernel;

import java.util.List;

/// What an interface shall carry, whole: whatever else it has of these kinds is taken away. An MTU
/// of 0 leaves the one it has.
public record InterfaceState(
    List<Prefix> addresses,
    List<Route> routes,
    List<Neighbour> neighbours,
    List<PolicyRule> policies,
    int mtu) {
  public static final InterfaceState UP =
      new InterfaceState(List.of(), List.of(), List.of(), List.of(), 0);

  public InterfaceState {
    addresses = addresses.stream().distinct().toList();
    routes = routes.stream().distinct().toList();
    neighbours = neighbours.stream().distinct().toList();
    policies = policies.stream().distinct().toList();
    if (mtu != 0 && (mtu < 68 || mtu > 65535)) {
      throw new IllegalArgumentException("an MTU of " + mtu + " is out of range");
    }
  }
}
