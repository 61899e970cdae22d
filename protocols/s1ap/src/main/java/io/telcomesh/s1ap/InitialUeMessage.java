package io.telcomesh.s1ap;

import static io.telcomesh.asn1per.Criticality.IGNORE;
import static io.telcomesh.asn1per.Criticality.REJECT;
import static io.telcomesh.s1ap.S1apIes.ENB_UE_S1AP_ID;
import static io.telcomesh.s1ap.S1apIes.EUTRAN_CGI;
import static io.telcomesh.s1ap.S1apIes.GUMMEI_ID;
import static io.telcomesh.s1ap.S1apIes.NAS_PDU;
import static io.telcomesh.s1ap.S1apIes.RRC_ESTABLISHMENT_CAUSE;
import static io.telcomesh.s1ap.S1apIes.S_TMSI;
import static io.telcomesh.s1ap.S1apIes.TAI;
import static io.telcomesh.s1ap.S1apIes.message;

import io.telcomesh.codec.MessageCodec;
import io.telcomesh.codec.Octets;
import io.telcomesh.codec.OtherIes;
import io.telcomesh.identifiers.Ecgi;
import io.telcomesh.identifiers.Gummei;
import io.telcomesh.identifiers.STmsi;
import io.telcomesh.identifiers.Tai;
import java.util.Optional;

/// INITIAL UE MESSAGE, eNB to MME, TS 36.413 §9.1.7.1: the first NAS message of a UE that has no S1
/// connection.
///
/// @param sTmsi as the UE gave it to the eNodeB
/// @param gummei of the MME that the UE was registered with
public record InitialUeMessage(
    EnbUeS1apId enbUeS1apId,
    Octets nasPdu,
    Tai tai,
    Ecgi eutranCgi,
    RrcEstablishmentCause rrcEstablishmentCause,
    Optional<STmsi> sTmsi,
    Optional<Gummei> gummei,
    OtherIes others)
    implements S1apMessage {
  public static final MessageCodec<InitialUeMessage> CODEC =
      message(InitialUeMessage.class, "InitialUEMessage")
          .mandatory(ENB_UE_S1AP_ID, REJECT, InitialUeMessage::enbUeS1apId)
          .mandatory(NAS_PDU, REJECT, InitialUeMessage::nasPdu)
          .mandatory(TAI, REJECT, InitialUeMessage::tai)
          .mandatory(EUTRAN_CGI, IGNORE, InitialUeMessage::eutranCgi)
          .mandatory(RRC_ESTABLISHMENT_CAUSE, IGNORE, InitialUeMessage::rrcEstablishmentCause)
          .optional(S_TMSI, REJECT, InitialUeMessage::sTmsi)
          .optional(GUMMEI_ID, REJECT, InitialUeMessage::gummei)
          .others(InitialUeMessage::others)
          .build();
}
