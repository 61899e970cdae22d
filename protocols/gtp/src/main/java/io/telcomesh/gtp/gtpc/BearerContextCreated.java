package io.telcomesh.gtp.gtpc;

import static io.telcomesh.gtp.gtpc.GtpcRows.group;
import static io.telcomesh.gtp.gtpc.InformationElement.grouped;
import static io.telcomesh.gtp.gtpc.InformationElements.BEARER_QOS;
import static io.telcomesh.gtp.gtpc.InformationElements.CAUSE;
import static io.telcomesh.gtp.gtpc.InformationElements.CHARGING_ID;
import static io.telcomesh.gtp.gtpc.InformationElements.EPS_BEARER_ID;
import static io.telcomesh.gtp.gtpc.InformationElements.F_TEID;

import io.telcomesh.codec.OtherIes;
import io.telcomesh.codec.Table;
import io.telcomesh.identifiers.EpsBearerIdentity;
import java.util.Optional;

/// Bearer Context created within Create Session Response, TS 29.274 Table 7.2.2-2.
public record BearerContextCreated(
    EpsBearerIdentity epsBearerIdentity,
    Cause cause,
    Optional<FTeid> s1uSgw,
    Optional<FTeid> s5s8uPgw,
    Optional<BearerQos> bearerQos,
    Optional<ChargingId> chargingId,
    OtherIes others) {
  static final Table<BearerContextCreated, IeTag> TABLE =
      group(BearerContextCreated.class, "Bearer Context created")
          .mandatory(EPS_BEARER_ID, BearerContextCreated::epsBearerIdentity)
          .mandatory(CAUSE, BearerContextCreated::cause)
          .conditional(F_TEID, BearerContextCreated::s1uSgw)
          .conditional(F_TEID, 2, BearerContextCreated::s5s8uPgw)
          .conditional(BEARER_QOS, BearerContextCreated::bearerQos)
          .conditional(CHARGING_ID, BearerContextCreated::chargingId)
          .others(BearerContextCreated::others)
          .build();

  static final InformationElement<BearerContextCreated> BEARER_CONTEXT_CREATED = grouped(93, TABLE);
}
