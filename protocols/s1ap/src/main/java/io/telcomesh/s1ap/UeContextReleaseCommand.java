package io.telcomesh.s1ap;

import static io.telcomesh.asn1per.Criticality.IGNORE;
import static io.telcomesh.asn1per.Criticality.REJECT;
import static io.telcomesh.s1ap.S1apIes.CAUSE;
import static io.telcomesh.s1ap.S1apIes.UE_S1AP_IDS;
import static io.telcomesh.s1ap.S1apIes.message;

import io.telcomesh.codec.MessageCodec;
import io.telcomesh.codec.OtherIes;

/// UE CONTEXT RELEASE COMMAND, MME to eNB, TS 36.413 §9.1.4.6.
public record UeContextReleaseCommand(UeS1apIds ueS1apIds, Cause cause, OtherIes others)
    implements S1apMessage {
  public static final MessageCodec<UeContextReleaseCommand> CODEC =
      message(UeContextReleaseCommand.class, "UEContextReleaseCommand")
          .mandatory(UE_S1AP_IDS, REJECT, UeContextReleaseCommand::ueS1apIds)
          .mandatory(CAUSE, IGNORE, UeContextReleaseCommand::cause)
          .others(UeContextReleaseCommand::others)
          .build();
}
