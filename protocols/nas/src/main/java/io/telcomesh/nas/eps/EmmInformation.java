package io.telcomesh.nas.eps;

import static io.telcomesh.nas.NasFormat.TLV;
import static io.telcomesh.nas.NasFormat.tv;
import static io.telcomesh.nas.eps.EpsRows.emm;
import static io.telcomesh.nas.eps.ie.EmmElements.DAYLIGHT_SAVING_TIME;
import static io.telcomesh.nas.eps.ie.EmmElements.NETWORK_NAME;
import static io.telcomesh.nas.eps.ie.EmmElements.TIME_ZONE;
import static io.telcomesh.nas.eps.ie.EmmElements.TIME_ZONE_AND_TIME;
import static io.telcomesh.security.Direction.DOWNLINK;

import io.telcomesh.nas.NasCodec;
import io.telcomesh.nas.eps.ie.DaylightSavingTime;
import io.telcomesh.nas.eps.ie.NetworkName;
import io.telcomesh.nas.eps.ie.TimeZone;
import io.telcomesh.nas.eps.ie.UniversalTime;
import java.util.Optional;

/// EMM INFORMATION, network to UE, TS 24.301 §8.2.13.
public record EmmInformation(
    Optional<NetworkName> fullName,
    Optional<NetworkName> shortName,
    Optional<TimeZone> localTimeZone,
    Optional<UniversalTime> universalTime,
    Optional<DaylightSavingTime> daylightSavingTime)
    implements EmmMessage {
  public static final NasCodec<EmmInformation> CODEC =
      emm(0x61, EmmInformation.class, "EMM information", DOWNLINK)
          .optional(0x43, NETWORK_NAME, TLV, EmmInformation::fullName)
          .optional(0x45, NETWORK_NAME, TLV, EmmInformation::shortName)
          .optional(0x46, TIME_ZONE, tv(2), EmmInformation::localTimeZone)
          .optional(0x47, TIME_ZONE_AND_TIME, tv(8), EmmInformation::universalTime)
          .optional(0x49, DAYLIGHT_SAVING_TIME, TLV, EmmInformation::daylightSavingTime)
          .build();
}
