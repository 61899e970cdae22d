package io.telcomesh.s1ap;

import static io.telcomesh.asn1per.Criticality.IGNORE;
import static io.telcomesh.asn1per.Criticality.REJECT;
import static io.telcomesh.s1ap.S1apIes.ENB_UE_S1AP_ID;
import static io.telcomesh.s1ap.S1apIes.EUTRAN_CGI;
import static io.telcomesh.s1ap.S1apIes.MME_UE_S1AP_ID;
import static io.telcomesh.s1ap.S1apIes.NAS_PDU;
import static io.telcomesh.s1ap.S1apIes.TAI;
import static io.telcomesh.s1ap.S1apIes.message;

import io.telcomesh.codec.MessageCodec;
import io.telcomesh.codec.Octets;
import io.telcomesh.codec.OtherIes;
import io.telcomesh.identifiers.Ecgi;
import io.telcomesh.identifiers.Tai;

/// UPLINK NAS TRANSPORT, eNB to MME, TS 36.413 §9.1.7.3.
public record UplinkNasTransport(
    MmeUeS1apId mmeUeS1apId,
    EnbUeS1apId enbUeS1apId,
    Octets nasPdu,
    Ecgi eutranCgi,
    Tai tai,
    OtherIes others)
    implements UeAssociatedMessage {
  public static final MessageCodec<UplinkNasTransport> CODEC =
      message(UplinkNasTransport.class, "UplinkNASTransport")
          .mandatory(MME_UE_S1AP_ID, REJECT, UplinkNasTransport::mmeUeS1apId)
          .mandatory(ENB_UE_S1AP_ID, REJECT, UplinkNasTransport::enbUeS1apId)
          .mandatory(NAS_PDU, REJECT, UplinkNasTransport::nasPdu)
          .mandatory(EUTRAN_CGI, IGNORE, UplinkNasTransport::eutranCgi)
          .mandatory(TAI, IGNORE, UplinkNasTransport::tai)
          .others(UplinkNasTransport::others)
          .build();
}
