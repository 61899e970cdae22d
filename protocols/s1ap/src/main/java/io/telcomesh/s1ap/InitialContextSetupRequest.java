package io.telcomesh.s1ap;

import static io.telcomesh.asn1per.Criticality.IGNORE;
import static io.telcomesh.asn1per.Criticality.REJECT;
import static io.telcomesh.s1ap.S1apIes.ENB_UE_S1AP_ID;
import static io.telcomesh.s1ap.S1apIes.E_RAB_TO_BE_SETUP_LIST;
import static io.telcomesh.s1ap.S1apIes.MME_UE_S1AP_ID;
import static io.telcomesh.s1ap.S1apIes.SECURITY_KEY;
import static io.telcomesh.s1ap.S1apIes.UE_AGGREGATE_MAXIMUM_BIT_RATE;
import static io.telcomesh.s1ap.S1apIes.UE_RADIO_CAPABILITY;
import static io.telcomesh.s1ap.S1apIes.UE_SECURITY_CAPABILITIES;
import static io.telcomesh.s1ap.S1apIes.message;

import io.telcomesh.codec.MessageCodec;
import io.telcomesh.codec.Octets;
import io.telcomesh.codec.OtherIes;
import java.util.List;
import java.util.Optional;

/// INITIAL CONTEXT SETUP REQUEST, MME to eNB, TS 36.413 §9.1.4.1: bearers and security for a UE.
///
/// @param securityKey K_eNB
/// @param ueRadioCapability as an eNodeB reported it before
public record InitialContextSetupRequest(
    MmeUeS1apId mmeUeS1apId,
    EnbUeS1apId enbUeS1apId,
    UeAggregateMaximumBitRate ueAggregateMaximumBitRate,
    List<ERabToBeSetup> eRabsToBeSetup,
    UeSecurityCapabilities ueSecurityCapabilities,
    SecurityKey securityKey,
    Optional<Octets> ueRadioCapability,
    OtherIes others)
    implements UeAssociatedMessage {
  public static final MessageCodec<InitialContextSetupRequest> CODEC =
      message(InitialContextSetupRequest.class, "InitialContextSetupRequest")
          .mandatory(MME_UE_S1AP_ID, REJECT, InitialContextSetupRequest::mmeUeS1apId)
          .mandatory(ENB_UE_S1AP_ID, REJECT, InitialContextSetupRequest::enbUeS1apId)
          .mandatory(
              UE_AGGREGATE_MAXIMUM_BIT_RATE,
              REJECT,
              InitialContextSetupRequest::ueAggregateMaximumBitRate)
          .mandatory(E_RAB_TO_BE_SETUP_LIST, REJECT, InitialContextSetupRequest::eRabsToBeSetup)
          .mandatory(
              UE_SECURITY_CAPABILITIES, REJECT, InitialContextSetupRequest::ueSecurityCapabilities)
          .mandatory(SECURITY_KEY, REJECT, InitialContextSetupRequest::securityKey)
          .optional(UE_RADIO_CAPABILITY, IGNORE, InitialContextSetupRequest::ueRadioCapability)
          .others(InitialContextSetupRequest::others)
          .build();
}
