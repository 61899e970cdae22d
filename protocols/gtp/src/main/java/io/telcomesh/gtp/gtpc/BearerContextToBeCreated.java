package io.telcomesh.gtp.gtpc;

import static io.telcomesh.gtp.gtpc.GtpcRows.group;
import static io.telcomesh.gtp.gtpc.InformationElement.grouped;
import static io.telcomesh.gtp.gtpc.InformationElements.BEARER_QOS;
import static io.telcomesh.gtp.gtpc.InformationElements.EPS_BEARER_ID;
import static io.telcomesh.gtp.gtpc.InformationElements.F_TEID;

import io.telcomesh.codec.OtherIes;
import io.telcomesh.codec.Table;
import io.telcomesh.identifiers.EpsBearerIdentity;
import java.util.Optional;

/// Bearer Context to be created within Create Session Request, TS 29.274 Table 7.2.1-2.
public record BearerContextToBeCreated(
    EpsBearerIdentity epsBearerIdentity,
    Optional<FTeid> s1uEnodeb,
    Optional<FTeid> s5s8uSgw,
    Optional<FTeid> s5s8uPgw,
    BearerQos bearerQos,
    OtherIes others) {
  static final Table<BearerContextToBeCreated, IeTag> TABLE =
      group(BearerContextToBeCreated.class, "Bearer Context to be created")
          .mandatory(EPS_BEARER_ID, BearerContextToBeCreated::epsBearerIdentity)
          .conditional(F_TEID, BearerContextToBeCreated::s1uEnodeb)
          .conditional(F_TEID, 2, BearerContextToBeCreated::s5s8uSgw)
          .conditional(F_TEID, 3, BearerContextToBeCreated::s5s8uPgw)
          .mandatory(BEARER_QOS, BearerContextToBeCreated::bearerQos)
          .others(BearerContextToBeCreated::others)
          .build();

  static final InformationElement<BearerContextToBeCreated> BEARER_CONTEXT_TO_BE_CREATED =
      grouped(93, TABLE);
}
