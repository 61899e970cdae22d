package io.telcomesh.s1ap;

import static io.telcomesh.asn1per.Criticality.IGNORE;
import static io.telcomesh.asn1per.Criticality.REJECT;
import static io.telcomesh.s1ap.S1apIes.CAUSE;
import static io.telcomesh.s1ap.S1apIes.ENB_UE_S1AP_ID;
import static io.telcomesh.s1ap.S1apIes.MME_UE_S1AP_ID;
import static io.telcomesh.s1ap.S1apIes.message;

import io.telcomesh.codec.MessageCodec;
import io.telcomesh.codec.OtherIes;

/// UE CONTEXT RELEASE REQUEST, eNB to MME, TS 36.413 §9.1.4.5.
public record UeContextReleaseRequest(
    MmeUeS1apId mmeUeS1apId, EnbUeS1apId enbUeS1apId, Cause cause, OtherIes others)
    implements UeAssociatedMessage {
  public static final MessageCodec<UeContextReleaseRequest> CODEC =
      message(UeContextReleaseRequest.class, "UEContextReleaseRequest")
          .mandatory(MME_UE_S1AP_ID, REJECT, UeContextReleaseRequest::mmeUeS1apId)
          .mandatory(ENB_UE_S1AP_ID, REJECT, UeContextReleaseRequest::enbUeS1apId)
          .mandatory(CAUSE, IGNORE, UeContextReleaseRequest::cause)
          .others(UeContextReleaseRequest::others)
          .build();
}
