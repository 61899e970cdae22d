package io.telcomesh.kernel;

import java.util.List;
import java.util.Optional;

/// Packets that match go by routes of their own: those from a source prefix, of an IP protocol,
/// from and to a range of ports. What is empty matches everything.
public record PolicyRule(
    Optional<Prefix> from,
    Optional<Integer> protocol,
    Optional<Ports> sourcePorts,
    Optional<Ports> destinationPorts,
    List<Route> routes) {
  public PolicyRule {
    routes = List.copyOf(routes);
    if (routes.isEmpty()) {
      throw new IllegalArgumentException("a policy rule needs a route");
    }
  }

  boolean ipv6() {
    return from.map(Prefix::ipv6).orElse(routes.getFirst().destination().ipv6());
  }

  /// Ports from the first to the last, both included.
  public record Ports(int first, int last) {
    public Ports {
      if (first < 0 || first > last || last > 0xffff) {
        throw new IllegalArgumentException("'" + first + "-" + last + "' is no range of ports");
      }
    }

    /// Reads `n` or `a-b`.
    public static Ports parse(String text) {
      int dash = text.indexOf('-');
      int first = Integer.parseInt(dash < 0 ? text : text.substring(0, dash));
      return new Ports(first, dash < 0 ? first : Integer.parseInt(text.substring(dash + 1)));
    }
  }
}
