package io.telcomesh.hss.s6a;

import io.telcomesh.diameter.DiameterRequest;
import io.telcomesh.diameter.Result;
import io.telcomesh.identifiers.Plmn;
import io.telcomesh.procedures.Refused;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// Who may ask for what. Vectors and locations are worth stealing: a request must come from the
/// host that it names, that host must be of the realm that it names, and the realm must be the
/// visited network's.
///
/// @param trustedRealms realms that may speak for any visited network, such as a roaming hub's
public record Origin(Set<String> trustedRealms) {
  public Origin {
    trustedRealms =
        trustedRealms.stream().map(Origin::lower).collect(Collectors.toUnmodifiableSet());
  }

  /// @throws Refused by DIAMETER_AUTHORIZATION_REJECTED
  public void check(DiameterRequest request, HssMessage.Sender sender) {
    var host = lower(request.originHost());
    var realm = lower(request.originRealm());
    boolean sent = sender.relays() || host.equals(lower(sender.host()));
    boolean ofRealm = trustedRealms.contains(realm) || host.endsWith("." + realm);
    if (!sent || !ofRealm) {
      throw new Refused(Result.AUTHORIZATION_REJECTED);
    }
  }

  /// As above, and the realm must be the visited network's, TS 23.003 §19.2.
  ///
  /// @throws Refused by DIAMETER_AUTHORIZATION_REJECTED
  public void check(DiameterRequest request, HssMessage.Sender sender, Plmn visited) {
    check(request, sender);
    var realm = lower(request.originRealm());
    if (!trustedRealms.contains(realm) && !realm.equals(visited.epcRealm())) {
      throw new Refused(Result.AUTHORIZATION_REJECTED);
    }
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
