package io.telcomesh.diameter.s6a;

import io.telcomesh.codec.OtherIes;
import io.telcomesh.codec.Table;
import io.telcomesh.diameter.AvpTable;
import io.telcomesh.diameter.AvpTag;
import io.telcomesh.identifiers.Ecgi;
import io.telcomesh.identifiers.Tai;
import java.util.Optional;

/// MME-Location-Information, TS 29.272 §7.3.115.
///
/// @param currentLocationRetrieved 0: the UE was paged for it
/// @param age minutes since the UE was there
public record MmeLocationInformation(
    Optional<Ecgi> cell,
    Optional<Tai> trackingArea,
    Optional<Integer> currentLocationRetrieved,
    Optional<Long> age,
    OtherIes others) {
  static final Table<MmeLocationInformation, AvpTag> MEMBERS =
      AvpTable.of(MmeLocationInformation.class, "MME-Location-Information")
          .optional(S6aAvps.CELL_GLOBAL_IDENTITY, MmeLocationInformation::cell)
          .optional(S6aAvps.TRACKING_AREA_IDENTITY, MmeLocationInformation::trackingArea)
          .optional(
              S6aAvps.CURRENT_LOCATION_RETRIEVED, MmeLocationInformation::currentLocationRetrieved)
          .optional(S6aAvps.AGE_OF_LOCATION, MmeLocationInformation::age)
          .others(MmeLocationInformation::others)
          .build();
}
