package io.telcomesh.gtp.gtpc;

import static io.telcomesh.gtp.gtpc.GtpcRows.group;
import static io.telcomesh.gtp.gtpc.InformationElement.grouped;
import static io.telcomesh.gtp.gtpc.InformationElements.EPS_BEARER_ID;
import static io.telcomesh.gtp.gtpc.InformationElements.F_TEID;

import io.telcomesh.codec.OtherIes;
import io.telcomesh.codec.Table;
import io.telcomesh.identifiers.EpsBearerIdentity;
import java.util.Optional;

/// Bearer Context to be modified within Modify Bearer Request, TS 29.274 Table 7.2.7-2.
public record BearerContextToBeModified(
    EpsBearerIdentity epsBearerIdentity,
    Optional<FTeid> s1uEnodeb,
    Optional<FTeid> s5s8uSgw,
    OtherIes others) {
  static final Table<BearerContextToBeModified, IeTag> TABLE =
      group(BearerContextToBeModified.class, "Bearer Context to be modified")
          .mandatory(EPS_BEARER_ID, BearerContextToBeModified::epsBearerIdentity)
          .conditional(F_TEID, BearerContextToBeModified::s1uEnodeb)
          .conditional(F_TEID, 1, BearerContextToBeModified::s5s8uSgw)
          .others(BearerContextToBeModified::others)
          .build();

  static final InformationElement<BearerContextToBeModified> BEARER_CONTEXT_TO_BE_MODIFIED =
      grouped(93, TABLE);
}
