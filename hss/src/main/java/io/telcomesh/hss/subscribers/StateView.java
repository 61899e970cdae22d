package io.telcomesh.hss.subscribers;

import io.telcomesh.diameter.s6a.EpsUserState;
import io.telcomesh.diameter.s6a.InsertSubscriberDataAnswer;
import io.telcomesh.diameter.s6a.MmeLocationInformation;
import io.telcomesh.diameter.s6a.UserState;
import io.telcomesh.identifiers.Ecgi;
import io.telcomesh.identifiers.Plmn;
import io.telcomesh.identifiers.Tai;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where a subscriber is, as told to the operator.
///
/// @param ageInMinutes since the UE was there; 0 while it is connected
/// @param lastActivity when the UE was last heard of
/// @param imsVoiceOverPs whether IMS voice is supported where the UE is
/// @param ratType 1004 is E-UTRAN
record StateView(
    String imsi,
    String mme,
    @Nullable UserState state,
    @Nullable Cell cell,
    @Nullable TrackingArea trackingArea,
    @Nullable Long ageInMinutes,
    @Nullable String lastActivity,
    @Nullable Boolean imsVoiceOverPs,
    @Nullable Integer ratType) {

  /// @param identity 28 bits
  record Cell(String plmn, int identity) {
    static Cell of(Ecgi cell) {
      return new Cell(text(cell.plmn()), cell.cellIdentity());
    }
  }

  record TrackingArea(String plmn, int tac) {
    static TrackingArea of(Tai area) {
      return new TrackingArea(text(area.plmn()), area.tac());
    }
  }

  static StateView of(String imsi, InsertSubscriberDataAnswer answer) {
    var place = answer.location().flatMap(location -> location.mme());
    return new StateView(
        imsi,
        answer.originHost(),
        answer.userState().flatMap(EpsUserState::state).orElse(null),
        cell(place).map(Cell::of).orElse(null),
        place.flatMap(MmeLocationInformation::trackingArea).map(TrackingArea::of).orElse(null),
        place.flatMap(MmeLocationInformation::age).orElse(null),
        answer.lastActivity().map(Object::toString).orElse(null),
        answer.imsVoiceOverPs().map(supported -> supported == 1).orElse(null),
        answer.ratType().orElse(null));
  }

  private static Optional<Ecgi> cell(Optional<MmeLocationInformation> place) {
    return place.flatMap(MmeLocationInformation::cell);
  }

  private static String text(Plmn plmn) {
    return plmn.mcc() + "/" + plmn.mnc();
  }
}
