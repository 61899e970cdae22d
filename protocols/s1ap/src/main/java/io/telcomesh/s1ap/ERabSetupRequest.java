package io.telcomesh.s1ap;

import static io.telcomesh.asn1per.Criticality.REJECT;
import static io.telcomesh.s1ap.S1apIes.ENB_UE_S1AP_ID;
import static io.telcomesh.s1ap.S1apIes.E_RABS_TO_BE_SETUP;
import static io.telcomesh.s1ap.S1apIes.MME_UE_S1AP_ID;
import static io.telcomesh.s1ap.S1apIes.UE_AGGREGATE_MAXIMUM_BIT_RATE;
import static io.telcomesh.s1ap.S1apIes.message;

import io.telcomesh.codec.MessageCodec;
import io.telcomesh.codec.OtherIes;
import java.util.List;
import java.util.Optional;

/// E-RAB SETUP REQUEST, MME to eNB, TS 36.413 §9.1.3.1: further bearers of a UE, each with a NAS
/// message for it.
public record ERabSetupRequest(
    MmeUeS1apId mmeUeS1apId,
    EnbUeS1apId enbUeS1apId,
    Optional<UeAggregateMaximumBitRate> ueAggregateMaximumBitRate,
    List<ERabToBeSetup> eRabsToBeSetup,
    OtherIes others)
    implements UeAssociatedMessage {
  public static final MessageCodec<ERabSetupRequest> CODEC =
      message(ERabSetupRequest.class, "E-RABSetupRequest")
          .mandatory(MME_UE_S1AP_ID, REJECT, ERabSetupRequest::mmeUeS1apId)
          .mandatory(ENB_UE_S1AP_ID, REJECT, ERabSetupRequest::enbUeS1apId)
          .optional(
              UE_AGGREGATE_MAXIMUM_BIT_RATE, REJECT, ERabSetupRequest::ueAggregateMaximumBitRate)
          .mandatory(E_RABS_TO_BE_SETUP, REJECT, ERabSetupRequest::eRabsToBeSetup)
          .others(ERabSetupRequest::others)
          .build();
}
