package io.telcomesh.s1ap;

import static io.telcomesh.asn1per.Criticality.IGNORE;
import static io.telcomesh.s1ap.S1apIes.CRITICALITY_DIAGNOSTICS;
import static io.telcomesh.s1ap.S1apIes.ENB_UE_S1AP_ID;
import static io.telcomesh.s1ap.S1apIes.E_RABS_FAILED_TO_SETUP;
import static io.telcomesh.s1ap.S1apIes.E_RABS_SETUP;
import static io.telcomesh.s1ap.S1apIes.MME_UE_S1AP_ID;
import static io.telcomesh.s1ap.S1apIes.message;

import io.telcomesh.codec.MessageCodec;
import io.telcomesh.codec.OtherIes;
import java.util.List;
import java.util.Optional;

/// E-RAB SETUP RESPONSE, eNB to MME, TS 36.413 §9.1.3.2. It has no unsuccessful form: bearers that
/// failed are listed.
public record ERabSetupResponse(
    MmeUeS1apId mmeUeS1apId,
    EnbUeS1apId enbUeS1apId,
    Optional<List<ERabSetup>> eRabsSetup,
    Optional<List<ERabItem>> eRabsFailedToSetup,
    Optional<CriticalityDiagnostics> criticalityDiagnostics,
    OtherIes others)
    implements UeAssociatedMessage {
  public static final MessageCodec<ERabSetupResponse> CODEC =
      message(ERabSetupResponse.class, "E-RABSetupResponse")
          .mandatory(MME_UE_S1AP_ID, IGNORE, ERabSetupResponse::mmeUeS1apId)
          .mandatory(ENB_UE_S1AP_ID, IGNORE, ERabSetupResponse::enbUeS1apId)
          .optional(E_RABS_SETUP, IGNORE, ERabSetupResponse::eRabsSetup)
          .optional(E_RABS_FAILED_TO_SETUP, IGNORE, ERabSetupResponse::eRabsFailedToSetup)
          .optional(CRITICALITY_DIAGNOSTICS, IGNORE, ERabSetupResponse::criticalityDiagnostics)
          .others(ERabSetupResponse::others)
          .build();
}
