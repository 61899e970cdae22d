package io.telcomesh.s1ap;

import static io.telcomesh.asn1per.Criticality.IGNORE;
import static io.telcomesh.asn1per.Criticality.REJECT;
import static io.telcomesh.s1ap.S1apIes.ENB_UE_S1AP_ID;
import static io.telcomesh.s1ap.S1apIes.MME_UE_S1AP_ID;
import static io.telcomesh.s1ap.S1apIes.SECURITY_KEY;
import static io.telcomesh.s1ap.S1apIes.UE_AGGREGATE_MAXIMUM_BIT_RATE;
import static io.telcomesh.s1ap.S1apIes.UE_SECURITY_CAPABILITIES;
import static io.telcomesh.s1ap.S1apIes.message;

import io.telcomesh.codec.MessageCodec;
import io.telcomesh.codec.OtherIes;
import java.util.Optional;

/// UE CONTEXT MODIFICATION REQUEST, MME to eNB, TS 36.413 §9.1.4.8: what is there is what changes.
public record UeContextModificationRequest(
    MmeUeS1apId mmeUeS1apId,
    EnbUeS1apId enbUeS1apId,
    Optional<SecurityKey> securityKey,
    Optional<UeAggregateMaximumBitRate> ueAggregateMaximumBitRate,
    Optional<UeSecurityCapabilities> ueSecurityCapabilities,
    OtherIes others)
    implements UeAssociatedMessage {
  public static final MessageCodec<UeContextModificationRequest> CODEC =
      message(UeContextModificationRequest.class, "UEContextModificationRequest")
          .mandatory(MME_UE_S1AP_ID, REJECT, UeContextModificationRequest::mmeUeS1apId)
          .mandatory(ENB_UE_S1AP_ID, REJECT, UeContextModificationRequest::enbUeS1apId)
          .optional(SECURITY_KEY, REJECT, UeContextModificationRequest::securityKey)
          .optional(
              UE_AGGREGATE_MAXIMUM_BIT_RATE,
              IGNORE,
              UeContextModificationRequest::ueAggregateMaximumBitRate)
          .optional(
              UE_SECURITY_CAPABILITIES,
              REJECT,
              UeContextModificationRequest::ueSecurityCapabilities)
          .others(UeContextModificationRequest::others)
          .build();
}
