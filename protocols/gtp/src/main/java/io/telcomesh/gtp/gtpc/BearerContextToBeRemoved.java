package io.telcomesh.gtp.gtpc;

import static io.telcomesh.gtp.gtpc.GtpcRows.group;
import static io.telcomesh.gtp.gtpc.InformationElement.grouped;
import static io.telcomesh.gtp.gtpc.InformationElements.EPS_BEARER_ID;

import io.telcomesh.codec.OtherIes;
import io.telcomesh.codec.Table;
import io.telcomesh.identifiers.EpsBearerIdentity;

/// Bearer Context to be removed within Modify Bearer Request, TS 29.274 Table 7.2.7-3.
public record BearerContextToBeRemoved(EpsBearerIdentity epsBearerIdentity, OtherIes others) {
  static final Table<BearerContextToBeRemoved, IeTag> TABLE =
      group(BearerContextToBeRemoved.class, "Bearer Context to be removed")
          .mandatory(EPS_BEARER_ID, BearerContextToBeRemoved::epsBearerIdentity)
          .others(BearerContextToBeRemoved::others)
          .build();

  static final InformationElement<BearerContextToBeRemoved> BEARER_CONTEXT_TO_BE_REMOVED =
      grouped(93, TABLE);
}
