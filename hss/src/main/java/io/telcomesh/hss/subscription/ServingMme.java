package io.telcomesh.hss.subscription;

import io.telcomesh.identifiers.Plmn;
import java.util.Optional;

/// The MME that last registered a subscriber.
///
/// @param host its Diameter identity
/// @param purged it has forgotten the subscriber (TS 29.272 §5.2.1.3)
/// @param upToDate it has been told the subscription as it is
/// @param terminal as the MME last told
public record ServingMme(
    String host,
    String realm,
    Plmn visitedPlmn,
    boolean purged,
    boolean upToDate,
    Optional<Terminal> terminal) {

  /// One that has just been given the subscription.
  public static ServingMme of(
      String host, String realm, Plmn visitedPlmn, Optional<Terminal> terminal) {
    return new ServingMme(host, realm, visitedPlmn, false, true, terminal);
  }

  public ServingMme afterPurge() {
    return new ServingMme(host, realm, visitedPlmn, true, upToDate, terminal);
  }

  public ServingMme upToDate(boolean told) {
    return new ServingMme(host, realm, visitedPlmn, purged, told, terminal);
  }

  public ServingMme with(Terminal other) {
    return new ServingMme(host, realm, visitedPlmn, purged, upToDate, Optional.of(other));
  }

  public boolean is(String name) {
    return host.equalsIgnoreCase(name);
  }
}
