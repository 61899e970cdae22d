package io.telcomesh.gtp.gtpc;

import static io.telcomesh.gtp.gtpc.GtpcRows.group;
import static io.telcomesh.gtp.gtpc.InformationElement.grouped;
import static io.telcomesh.gtp.gtpc.InformationElements.CAUSE;
import static io.telcomesh.gtp.gtpc.InformationElements.CHARGING_ID;
import static io.telcomesh.gtp.gtpc.InformationElements.EPS_BEARER_ID;
import static io.telcomesh.gtp.gtpc.InformationElements.F_TEID;

import io.telcomesh.codec.OtherIes;
import io.telcomesh.codec.Table;
import io.telcomesh.identifiers.EpsBearerIdentity;
import java.util.Optional;

/// Bearer Context modified within Modify Bearer Response, TS 29.274 Table 7.2.8-2.
public record BearerContextModified(
    EpsBearerIdentity epsBearerIdentity,
    Cause cause,
    Optional<FTeid> s1uSgw,
    Optional<ChargingId> chargingId,
    OtherIes others) {
  static final Table<BearerContextModified, IeTag> TABLE =
      group(BearerContextModified.class, "Bearer Context modified")
          .mandatory(EPS_BEARER_ID, BearerContextModified::epsBearerIdentity)
          .mandatory(CAUSE, BearerContextModified::cause)
          .conditional(F_TEID, BearerContextModified::s1uSgw)
          .conditional(CHARGING_ID, BearerContextModified::chargingId)
          .others(BearerContextModified::others)
          .build();

  static final InformationElement<BearerContextModified> BEARER_CONTEXT_MODIFIED =
      grouped(93, TABLE);
}
