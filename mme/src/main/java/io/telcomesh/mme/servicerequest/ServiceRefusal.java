package io.telcomesh.mme.servicerequest;

import io.telcomesh.mme.MmeSettings;
import io.telcomesh.mme.UeContext;
import io.telcomesh.mme.emmcommon.AccessRestriction;
import io.telcomesh.nas.eps.ie.EmmCause;
import java.util.Optional;

/// Why a UE with a verified request gets no service, TS 24.301 §5.6.1.5.
final class ServiceRefusal {
  private ServiceRefusal() {}

  /// Empty when it gets service.
  static Optional<EmmCause> of(UeContext ue, MmeSettings settings) {
    if (!ue.registered()) {
      return Optional.of(EmmCause.IMPLICITLY_DETACHED);
    }
    if (ue.location().filter(seen -> !settings.trackingAreas().contains(seen.tai())).isPresent()) {
      return Optional.of(EmmCause.TRACKING_AREA_NOT_ALLOWED);
    }
    if (ue.subscription()
        .filter(AccessRestriction::forbidsEutran)
        .isPresent()) { // since it has attached
      return Optional.of(EmmCause.NO_SUITABLE_CELLS_IN_TRACKING_AREA);
    }
    return ue.pdnConnections().isEmpty()
        ? Optional.of(EmmCause.NO_EPS_BEARER_CONTEXT_ACTIVATED)
        : Optional.empty();
  }

  /// Whether the UE takes itself for detached when it is told this.
  static boolean detaches(EmmCause cause) {
    return !cause.equals(EmmCause.NO_SUITABLE_CELLS_IN_TRACKING_AREA);
  }
}
