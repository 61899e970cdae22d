package io.telcomesh.diameter.s6a;

import io.telcomesh.codec.OtherIes;
import io.telcomesh.codec.Table;
import io.telcomesh.diameter.AvpTable;
import io.telcomesh.diameter.AvpTag;
import io.telcomesh.identifiers.Ecgi;
import io.telcomesh.identifiers.Tai;
import java.util.Optional;

/// EPS-Location-Information, TS 29.272 §7.3.111.
public record EpsLocationInformation(Optional<MmeLocationInformation> mme, OtherIes others) {
  static final Table<EpsLocationInformation, AvpTag> MEMBERS =
      AvpTable.of(EpsLocationInformation.class, "EPS-Location-Information")
          .optional(S6aAvps.MME_LOCATION_INFORMATION, EpsLocationInformation::mme)
          .others(EpsLocationInformation::others)
          .build();

  /// @param age minutes since the UE was there; 0 while it is connected
  public static EpsLocationInformation of(Ecgi cell, Tai trackingArea, long age) {
    return new EpsLocationInformation(
        Optional.of(
            new MmeLocationInformation(
                Optional.of(cell),
                Optional.of(trackingArea),
                Optional.empty(),
                Optional.of(age),
                OtherIes.NONE)),
        OtherIes.NONE);
  }
}
