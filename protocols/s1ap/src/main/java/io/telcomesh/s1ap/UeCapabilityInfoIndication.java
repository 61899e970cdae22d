package io.telcomesh.s1ap;

import static io.telcomesh.asn1per.Criticality.IGNORE;
import static io.telcomesh.asn1per.Criticality.REJECT;
import static io.telcomesh.s1ap.S1apIes.ENB_UE_S1AP_ID;
import static io.telcomesh.s1ap.S1apIes.MME_UE_S1AP_ID;
import static io.telcomesh.s1ap.S1apIes.UE_RADIO_CAPABILITY;
import static io.telcomesh.s1ap.S1apIes.UE_RADIO_CAPABILITY_FOR_PAGING;
import static io.telcomesh.s1ap.S1apIes.message;

import io.telcomesh.codec.MessageCodec;
import io.telcomesh.codec.Octets;
import io.telcomesh.codec.OtherIes;
import java.util.Optional;

/// UE CAPABILITY INFO INDICATION, eNB to MME, TS 36.413 §9.1.10: what the UE can do on the radio,
/// for the MME to keep.
public record UeCapabilityInfoIndication(
    MmeUeS1apId mmeUeS1apId,
    EnbUeS1apId enbUeS1apId,
    Octets ueRadioCapability,
    Optional<Octets> ueRadioCapabilityForPaging,
    OtherIes others)
    implements UeAssociatedMessage {
  public static final MessageCodec<UeCapabilityInfoIndication> CODEC =
      message(UeCapabilityInfoIndication.class, "UECapabilityInfoIndication")
          .mandatory(MME_UE_S1AP_ID, REJECT, UeCapabilityInfoIndication::mmeUeS1apId)
          .mandatory(ENB_UE_S1AP_ID, REJECT, UeCapabilityInfoIndication::enbUeS1apId)
          .mandatory(UE_RADIO_CAPABILITY, IGNORE, UeCapabilityInfoIndication::ueRadioCapability)
          .optional(
              UE_RADIO_CAPABILITY_FOR_PAGING,
              IGNORE,
              UeCapabilityInfoIndication::ueRadioCapabilityForPaging)
          .others(UeCapabilityInfoIndication::others)
          .build();
}
