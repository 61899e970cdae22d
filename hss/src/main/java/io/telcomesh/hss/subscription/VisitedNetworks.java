package io.telcomesh.hss.subscription;

import io.telcomesh.identifiers.Plmn;
import java.util.Map;

/// What holds for all subscribers in a visited network: the roaming agreements of the operator.
///
/// @param others what holds where a network has no rule of its own
public record VisitedNetworks(Map<Plmn, Rule> networks, Rule others) {
  public static final VisitedNetworks ALL = new VisitedNetworks(Map.of(), Rule.ALLOWED);

  public VisitedNetworks {
    networks = Map.copyOf(networks);
  }

  /// @param allowed whether anybody may register there
  /// @param accessRestriction bits of Access-Restriction-Data (TS 29.272 §7.3.31) that are added to
  ///   a subscriber's own
  public record Rule(boolean allowed, long accessRestriction) {
    public static final Rule ALLOWED = new Rule(true, 0);
    public static final Rule REFUSED = new Rule(false, 0);
  }

  /// At home there are no rules but the subscriber's own.
  public Rule in(Plmn visited, Plmn home) {
    return visited.equals(home) ? Rule.ALLOWED : networks.getOrDefault(visited, others);
  }
}
