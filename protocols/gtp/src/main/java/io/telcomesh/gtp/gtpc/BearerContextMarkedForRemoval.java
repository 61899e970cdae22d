package io.telcomesh.gtp.gtpc;

import static io.telcomesh.gtp.gtpc.GtpcRows.group;
import static io.telcomesh.gtp.gtpc.InformationElement.grouped;
import static io.telcomesh.gtp.gtpc.InformationElements.CAUSE;
import static io.telcomesh.gtp.gtpc.InformationElements.EPS_BEARER_ID;

import io.telcomesh.codec.OtherIes;
import io.telcomesh.codec.Table;
import io.telcomesh.identifiers.EpsBearerIdentity;

/// Bearer Context marked for removal within Modify Bearer Response, TS 29.274 Table 7.2.8-3.
public record BearerContextMarkedForRemoval(
    EpsBearerIdentity epsBearerIdentity, Cause cause, OtherIes others) {
  static final Table<BearerContextMarkedForRemoval, IeTag> TABLE =
      group(BearerContextMarkedForRemoval.class, "Bearer Context marked for removal")
          .mandatory(EPS_BEARER_ID, BearerContextMarkedForRemoval::epsBearerIdentity)
          .mandatory(CAUSE, BearerContextMarkedForRemoval::cause)
          .others(BearerContextMarkedForRemoval::others)
          .build();

  static final InformationElement<BearerContextMarkedForRemoval> BEARER_CONTEXT_MARKED_FOR_REMOVAL =
      grouped(93, TABLE);
}
