package io.telcomesh.hss.s6a;

import io.telcomesh.diameter.DiameterRequest;
import io.telcomesh.diameter.Refusal;
import io.telcomesh.diameter.Result;
import io.telcomesh.hss.s6a.HssMessage.Sender;
import io.telcomesh.identifiers.Plmn;
import io.telcomesh.procedures.Refused;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Who may ask for what. Vectors and locations are worth stealing: a request must come from the
/// host and realm that it names, or over an agent that may speak for that realm; the host must be
/// of the realm; and the realm must serve the visited network.
///
/// @param realms the networks (`999/70`, or `*` for any) that a realm serves beside its own, such
///   as a roaming hub's
/// @param relays the realms (or `*`) for which an agent may speak, by its host name
public record Origin(Map<String, Set<String>> realms, Map<String, Set<String>> relays) {
  /// Each realm for its own network, over no agent.
  public static final Origin STRICT = new Origin(Map.of(), Map.of());

  private static final String ANY = "*";

  public Origin {
    realms = lower(realms);
    relays = lower(relays);
  }

  /// @throws Refused by DIAMETER_AUTHORIZATION_REJECTED
  public void check(DiameterRequest request, Sender sender) {
    var host = lower(request.originHost());
    var realm = lower(request.originRealm());
    boolean ofRealm = realms.containsKey(realm) || host.endsWith("." + realm);
    if (!ofRealm || !speaksFor(sender, host, realm)) {
      throw rejected();
    }
  }

  /// As above, and the realm must serve the visited network, TS 23.003 §19.2.
  ///
  /// @throws Refused by DIAMETER_AUTHORIZATION_REJECTED
  public void check(DiameterRequest request, Sender sender, Plmn visited) {
    check(request, sender);
    var realm = lower(request.originRealm());
    var network = visited.mcc() + "/" + visited.mnc();
    if (!realm.equals(visited.epcRealm()) && !contains(realms, realm, network)) {
      throw rejected();
    }
  }

  private boolean speaksFor(Sender sender, String host, String realm) {
    var from = lower(sender.host());
    boolean itself = host.equals(from) && realm.equals(lower(sender.realm()));
    return itself || contains(relays, from, realm);
  }

  private static boolean contains(Map<String, Set<String>> all, String key, String wanted) {
    var some = all.getOrDefault(key, Set.of());
    return some.contains(ANY) || some.contains(wanted);
  }

  private static Refused rejected() {
    return new Refused(Refusal.of(Result.AUTHORIZATION_REJECTED));
  }

  private static Map<String, Set<String>> lower(Map<String, Set<String>> names) {
    return names.entrySet().stream()
        .collect(
            Collectors.toUnmodifiableMap(
                entry -> lower(entry.getKey()),
                entry ->
                    entry.getValue().stream()
                        .map(Origin::lower)
                        .collect(Collectors.toUnmodifiableSet())));
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
