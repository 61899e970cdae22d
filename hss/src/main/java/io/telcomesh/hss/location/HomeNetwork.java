package io.telcomesh.hss.location;

import io.telcomesh.hss.subscription.VisitedNetworks;
import io.telcomesh.identifiers.Plmn;

/// The network whose subscribers these are, and what it has agreed with others.
public record HomeNetwork(Plmn plmn, VisitedNetworks visited) {
  boolean abroad(Plmn network) {
    return !network.equals(plmn);
  }

  public VisitedNetworks.Rule rule(Plmn network) {
    return visited.in(network, plmn);
  }
}
