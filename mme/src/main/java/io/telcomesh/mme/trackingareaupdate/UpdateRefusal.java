package io.telcomesh.mme.trackingareaupdate;

import io.telcomesh.mme.MmeSettings;
import io.telcomesh.mme.MmeTimers;
import io.telcomesh.mme.UeContext;
import io.telcomesh.nas.eps.AuthenticationAnswer;
import io.telcomesh.nas.eps.AuthenticationReject;
import io.telcomesh.nas.eps.NasMessage;
import io.telcomesh.nas.eps.SecurityModeReject;
import io.telcomesh.nas.eps.TrackingAreaUpdateReject;
import io.telcomesh.nas.eps.ie.EmmCause;
import io.telcomesh.procedures.Expired;
import io.telcomesh.procedures.Refused;
import io.telcomesh.procedures.Unwinding;
import java.util.Optional;

/// Why an update is refused, TS 24.301 §5.5.3.2.5.
final class UpdateRefusal {
  private UpdateRefusal() {}

  /// Empty when there is nothing against it. A UE in an area of our PLMN that the network does not
  /// serve shall find another one and stays registered (#15).
  static Optional<EmmCause> of(UeContext ue, MmeSettings settings) {
    if (!ue.registered()) {
      return Optional.of(EmmCause.IMPLICITLY_DETACHED);
    }
    var foreign =
        ue.location()
            .map(UeContext.Location::tai)
            .filter(tai -> !settings.trackingAreas().contains(tai));
    return foreign.map(tai ->
        tai.plmn().equals(settings.plmn())
            ? EmmCause.NO_SUITABLE_CELLS_IN_TRACKING_AREA
            : EmmCause.TRACKING_AREA_NOT_ALLOWED);
  }

  static void refuse(EmmCause cause) {
    throw new Refused(cause);
  }

  static Refused implicitlyDetached() {
    return new Refused(EmmCause.IMPLICITLY_DETACHED);
  }

  /// What the UE is told; nothing when it was silent itself, because it will ask again (§5.5.3.2.6
  /// c).
  static Optional<NasMessage> answer(Unwinding why) {
    return switch (why) {
      case Refused refused when refused.answer() instanceof AuthenticationAnswer ->
          Optional.of(new AuthenticationReject());
      case Refused refused -> Optional.of(TrackingAreaUpdateReject.of(cause(refused.answer())));
      case Expired expired when MmeTimers.ofUe(expired.timer()) -> Optional.empty();
      case Unwinding _ -> // a peer in the core is silent
          Optional.of(TrackingAreaUpdateReject.of(EmmCause.NETWORK_FAILURE));
    };
  }

  private static EmmCause cause(Object answer) {
    return switch (answer) {
      case EmmCause cause -> cause;
      case SecurityModeReject reject -> reject.cause();
      default -> EmmCause.NETWORK_FAILURE;
    };
  }

  /// Whether the UE takes itself for detached when it is told this.
  static boolean detaches(Optional<NasMessage> answer) {
    return answer
        .filter(told ->
            !(told instanceof TrackingAreaUpdateReject reject)
                || !reject.cause().equals(EmmCause.NO_SUITABLE_CELLS_IN_TRACKING_AREA)
                    && !reject.cause().equals(EmmCause.NETWORK_FAILURE))
        .isPresent();
  }
}
