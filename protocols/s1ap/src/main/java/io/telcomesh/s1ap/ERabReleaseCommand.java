package io.telcomesh.s1ap;

import static io.telcomesh.asn1per.Criticality.IGNORE;
import static io.telcomesh.asn1per.Criticality.REJECT;
import static io.telcomesh.s1ap.S1apIes.ENB_UE_S1AP_ID;
import static io.telcomesh.s1ap.S1apIes.E_RABS_TO_BE_RELEASED;
import static io.telcomesh.s1ap.S1apIes.MME_UE_S1AP_ID;
import static io.telcomesh.s1ap.S1apIes.NAS_PDU;
import static io.telcomesh.s1ap.S1apIes.UE_AGGREGATE_MAXIMUM_BIT_RATE;
import static io.telcomesh.s1ap.S1apIes.message;

import io.telcomesh.codec.MessageCodec;
import io.telcomesh.codec.Octets;
import io.telcomesh.codec.OtherIes;
import java.util.List;
import java.util.Optional;

/// E-RAB RELEASE COMMAND, MME to eNB, TS 36.413 §9.1.3.5.
///
/// @param nasPdu passed on to the UE
public record ERabReleaseCommand(
    MmeUeS1apId mmeUeS1apId,
    EnbUeS1apId enbUeS1apId,
    Optional<UeAggregateMaximumBitRate> ueAggregateMaximumBitRate,
    List<ERabItem> eRabsToBeReleased,
    Optional<Octets> nasPdu,
    OtherIes others)
    implements UeAssociatedMessage {
  public static final MessageCodec<ERabReleaseCommand> CODEC =
      message(ERabReleaseCommand.class, "E-RABReleaseCommand")
          .mandatory(MME_UE_S1AP_ID, REJECT, ERabReleaseCommand::mmeUeS1apId)
          .mandatory(ENB_UE_S1AP_ID, REJECT, ERabReleaseCommand::enbUeS1apId)
          .optional(
              UE_AGGREGATE_MAXIMUM_BIT_RATE, REJECT, ERabReleaseCommand::ueAggregateMaximumBitRate)
          .mandatory(E_RABS_TO_BE_RELEASED, IGNORE, ERabReleaseCommand::eRabsToBeReleased)
          .optional(NAS_PDU, IGNORE, ERabReleaseCommand::nasPdu)
          .others(ERabReleaseCommand::others)
          .build();
}
