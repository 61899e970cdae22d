package io.telcomesh.s1ap;

import static io.telcomesh.asn1per.Criticality.REJECT;
import static io.telcomesh.s1ap.S1apIes.ENB_UE_S1AP_ID;
import static io.telcomesh.s1ap.S1apIes.MME_UE_S1AP_ID;
import static io.telcomesh.s1ap.S1apIes.NAS_PDU;
import static io.telcomesh.s1ap.S1apIes.message;

import io.telcomesh.codec.MessageCodec;
import io.telcomesh.codec.Octets;
import io.telcomesh.codec.OtherIes;

/// DOWNLINK NAS TRANSPORT, MME to eNB, TS 36.413 §9.1.7.2.
public record DownlinkNasTransport(
    MmeUeS1apId mmeUeS1apId, EnbUeS1apId enbUeS1apId, Octets nasPdu, OtherIes others)
    implements UeAssociatedMessage {
  public static final MessageCodec<DownlinkNasTransport> CODEC =
      message(DownlinkNasTransport.class, "DownlinkNASTransport")
          .mandatory(MME_UE_S1AP_ID, REJECT, DownlinkNasTransport::mmeUeS1apId)
          .mandatory(ENB_UE_S1AP_ID, REJECT, DownlinkNasTransport::enbUeS1apId)
          .mandatory(NAS_PDU, REJECT, DownlinkNasTransport::nasPdu)
          .others(DownlinkNasTransport::others)
          .build();
}
