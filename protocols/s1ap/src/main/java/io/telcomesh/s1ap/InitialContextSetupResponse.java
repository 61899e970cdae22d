package io.telcomesh.s1ap;

import static io.telcomesh.asn1per.Criticality.IGNORE;
import static io.telcomesh.s1ap.S1apIes.CRITICALITY_DIAGNOSTICS;
import static io.telcomesh.s1ap.S1apIes.ENB_UE_S1AP_ID;
import static io.telcomesh.s1ap.S1apIes.E_RAB_FAILED_TO_SETUP_LIST;
import static io.telcomesh.s1ap.S1apIes.E_RAB_SETUP_LIST;
import static io.telcomesh.s1ap.S1apIes.MME_UE_S1AP_ID;
import static io.telcomesh.s1ap.S1apIes.message;

import io.telcomesh.codec.MessageCodec;
import io.telcomesh.codec.OtherIes;
import java.util.List;
import java.util.Optional;

/// INITIAL CONTEXT SETUP RESPONSE, eNB to MME, TS 36.413 §9.1.4.3.
public record InitialContextSetupResponse(
    MmeUeS1apId mmeUeS1apId,
    EnbUeS1apId enbUeS1apId,
    List<ERabSetup> eRabsSetup,
    Optional<List<ERabItem>> eRabsFailedToSetup,
    Optional<CriticalityDiagnostics> criticalityDiagnostics,
    OtherIes others)
    implements UeAssociatedMessage {
  public static final MessageCodec<InitialContextSetupResponse> CODEC =
      message(InitialContextSetupResponse.class, "InitialContextSetupResponse")
          .mandatory(MME_UE_S1AP_ID, IGNORE, InitialContextSetupResponse::mmeUeS1apId)
          .mandatory(ENB_UE_S1AP_ID, IGNORE, InitialContextSetupResponse::enbUeS1apId)
          .mandatory(E_RAB_SETUP_LIST, IGNORE, InitialContextSetupResponse::eRabsSetup)
          .optional(
              E_RAB_FAILED_TO_SETUP_LIST, IGNORE, InitialContextSetupResponse::eRabsFailedToSetup)
          .optional(
              CRITICALITY_DIAGNOSTICS, IGNORE, InitialContextSetupResponse::criticalityDiagnostics)
          .others(InitialContextSetupResponse::others)
          .build();
}
