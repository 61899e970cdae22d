package io.telcomesh.mme.trackingareaupdate;

import io.telcomesh.mme.PdnConnection;
import io.telcomesh.mme.UePorts;
import io.telcomesh.mme.bearers.RadioAccessBearers;
import io.telcomesh.nas.eps.ie.EmmCause;
import io.telcomesh.nas.eps.ie.EpsBearerContextStatus;
import io.telcomesh.procedures.Refused;
import java.util.Optional;
import java.util.stream.Collectors;

/// Which bearers UE and MME hold active, TS 24.301 §5.5.3.2.4: what one of them does not have any
/// more, the other gives up too, and says nothing of it.
final class BearerContextStatus {
  private BearerContextStatus() {}

  /// Deletes what the UE does not have.
  ///
  /// @param atEnodeb whether the eNodeB has its bearers, TS 36.413 §8.2.3
  /// @throws Refused when it has nothing left of what the MME knows
  static void reconcile(UePorts mme, Optional<EpsBearerContextStatus> told, boolean atEnodeb) {
    told.ifPresent(status -> deleteInactive(mme, status, atEnodeb));
    if (mme.ue().pdnConnections().isEmpty()) {
      throw new Refused(EmmCause.NO_EPS_BEARER_CONTEXT_ACTIVATED);
    }
  }

  private static void deleteInactive(UePorts mme, EpsBearerContextStatus status, boolean atEnodeb) {
    for (var pdn : mme.ue().pdnConnections()) {
      if (!status.active().contains(pdn.defaultBearer())) {
        if (atEnodeb) {
          new RadioAccessBearers(mme).sendRelease(pdn);
        }
        mme.sgw().delete(pdn);
        mme.ue().remove(pdn);
      }
    }
  }

  /// What the MME has, for the UE to delete the rest.
  static EpsBearerContextStatus of(UePorts mme) {
    return new EpsBearerContextStatus(
        mme.ue().pdnConnections().stream()
            .map(PdnConnection::defaultBearer)
            .collect(Collectors.toSet()));
  }
}
