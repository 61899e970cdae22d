package io.telcomesh.hss.subscription;

import io.telcomesh.identifiers.Plmn;

/// The MME that last registered a subscriber.
///
/// @param host its Diameter identity
/// @param purged it has forgotten the subscriber (TS 29.272 §5.2.1.3)
public record ServingMme(String host, String realm, Plmn visitedPlmn, boolean purged) {
  public ServingMme afterPurge() {
    return new ServingMme(host, realm, visitedPlmn, true);
  }
}
