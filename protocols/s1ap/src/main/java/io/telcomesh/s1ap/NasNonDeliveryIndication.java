package io.telcomesh.s1ap;

import static io.telcomesh.asn1per.Criticality.IGNORE;
import static io.telcomesh.asn1per.Criticality.REJECT;
import static io.telcomesh.s1ap.S1apIes.CAUSE;
import static io.telcomesh.s1ap.S1apIes.ENB_UE_S1AP_ID;
import static io.telcomesh.s1ap.S1apIes.MME_UE_S1AP_ID;
import static io.telcomesh.s1ap.S1apIes.NAS_PDU;
import static io.telcomesh.s1ap.S1apIes.message;

import io.telcomesh.codec.MessageCodec;
import io.telcomesh.codec.Octets;
import io.telcomesh.codec.OtherIes;

/// NAS NON DELIVERY INDICATION, eNB to MME, TS 36.413 §9.1.7.4: a NAS message that did not reach
/// the UE.
public record NasNonDeliveryIndication(
    MmeUeS1apId mmeUeS1apId, EnbUeS1apId enbUeS1apId, Octets nasPdu, Cause cause, OtherIes others)
    implements UeAssociatedMessage {
  public static final MessageCodec<NasNonDeliveryIndication> CODEC =
      message(NasNonDeliveryIndication.class, "NASNonDeliveryIndication")
          .mandatory(MME_UE_S1AP_ID, REJECT, NasNonDeliveryIndication::mmeUeS1apId)
          .mandatory(ENB_UE_S1AP_ID, REJECT, NasNonDeliveryIndication::enbUeS1apId)
          .mandatory(NAS_PDU, IGNORE, NasNonDeliveryIndication::nasPdu)
          .mandatory(CAUSE, IGNORE, NasNonDeliveryIndication::cause)
          .others(NasNonDeliveryIndication::others)
          .build();

  /// Whether the message was lost because the UE is on its way to another cell, where it can be
  /// reached (§8.6.2.4).
  public boolean duringHandover() {
    return cause.equals(CauseRadioNetwork.S1_INTRA_SYSTEM_HANDOVER_TRIGGERED)
        || cause.equals(CauseRadioNetwork.S1_INTER_SYSTEM_HANDOVER_TRIGGERED)
        || cause.equals(CauseRadioNetwork.X2_HANDOVER_TRIGGERED);
  }
}
