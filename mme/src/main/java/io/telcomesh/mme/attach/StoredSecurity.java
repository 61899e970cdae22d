package io.telcomesh.mme.attach;

import io.telcomesh.mme.UeContext;
import io.telcomesh.mme.UePorts;
import io.telcomesh.mme.s1mme.UplinkNas.Reading;
import io.telcomesh.nas.eps.AttachRequest;
import io.telcomesh.nas.eps.ie.UeSecurityCapability;
import io.telcomesh.nas.eps.security.NasSecurityContext;
import io.telcomesh.security.EpsKeys;
import io.telcomesh.security.Key;

/// An attach with the security context that UE and MME already have, TS 24.301 §4.4.2.3 and
/// §5.5.1.2.3: without authentication and security mode control.
final class StoredSecurity {
  private StoredSecurity() {}

  /// Whether the request proves that the UE has the keys, and they may go on being used. They may
  /// not where the UE names other algorithms than before, because it must see those replayed.
  static boolean suffices(UePorts mme, AttachRequest request, Reading.Message received) {
    var ue = mme.ue();
    var capability =
        UeSecurityCapability.of(request.ueNetworkCapability(), request.msNetworkCapability());
    return received.verified()
        && ue.attachesWithStoredSecurity() + 1 < mme.settings().authentication().attaches()
        && ue.securityCapability().filter(capability::equals).isPresent()
        && ue.security()
            .filter(context -> context.keySetIdentifier().equals(request.keySetIdentifier()))
            .filter(context -> !context.nearlyUsedUp())
            .isPresent();
  }

  /// The secure exchange begins at once; K_eNB is made with the count of the request, TS 33.401
  /// §7.2.6.2.
  static void takeIntoUse(UeContext ue) {
    ue.attachesWithStoredSecurity(ue.attachesWithStoredSecurity() + 1);
    ue.secureExchangeEstablished();
    ue.security().ifPresent(context -> ue.kenb(kenb(context)));
  }

  private static Key kenb(NasSecurityContext context) {
    return EpsKeys.kenb(context.kasme(), context.uplinkCount() - 1);
  }
}
