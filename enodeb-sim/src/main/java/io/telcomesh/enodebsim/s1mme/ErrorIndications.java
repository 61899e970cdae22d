package io.telcomesh.enodebsim.s1mme;

import io.telcomesh.asn1per.Extensions;
import io.telcomesh.codec.OtherIes;
import io.telcomesh.s1ap.Cause;
import io.telcomesh.s1ap.CauseProtocol;
import io.telcomesh.s1ap.CauseRadioNetwork;
import io.telcomesh.s1ap.CriticalityDiagnostics;
import io.telcomesh.s1ap.EnbUeS1apId;
import io.telcomesh.s1ap.ErrorIndication;
import io.telcomesh.s1ap.MmeUeS1apId;
import io.telcomesh.s1ap.S1ap;
import io.telcomesh.s1ap.S1apMessage;
import io.telcomesh.s1ap.UeAssociatedMessage;
import io.telcomesh.s1ap.UeContextReleaseCommand;
import io.telcomesh.s1ap.UeS1apIds;
import java.util.Optional;

/// What an MME is told of a message that could be read but is of no use here, TS 36.413 §10.
final class ErrorIndications {
  private ErrorIndications() {}

  /// A message about a UE that is not here, §10.6.
  static ErrorIndication unknownUe(UeAssociatedMessage message) {
    return unknownUe(message.mmeUeS1apId(), Optional.of(message.enbUeS1apId()));
  }

  static ErrorIndication unknownUe(UeContextReleaseCommand command) {
    return switch (command.ueS1apIds()) {
      case UeS1apIds.Pair(var mme, var enb, var _) -> unknownUe(mme, Optional.of(enb));
      case UeS1apIds.MmeOnly(var mme) -> unknownUe(mme, Optional.empty());
    };
  }

  /// A message that no MME sends, or not now, §10.4.
  static ErrorIndication notCompatibleWithState(S1apMessage message) {
    return about(message, CauseProtocol.MESSAGE_NOT_COMPATIBLE_WITH_RECEIVER_STATE);
  }

  /// A procedure of the standard that our eNodeB does not have, §10.3.4.1; empty where its sender
  /// wants it ignored.
  static Optional<ErrorIndication> notUnderstood(S1apMessage message) {
    return switch (S1ap.header(message).criticality()) {
      case REJECT -> Optional.of(about(message, CauseProtocol.ABSTRACT_SYNTAX_ERROR_REJECT));
      case NOTIFY ->
          Optional.of(about(message, CauseProtocol.ABSTRACT_SYNTAX_ERROR_IGNORE_AND_NOTIFY));
      case IGNORE -> Optional.empty();
    };
  }

  private static ErrorIndication unknownUe(MmeUeS1apId mme, Optional<EnbUeS1apId> enb) {
    return new ErrorIndication(
        Optional.of(mme),
        enb,
        Optional.of(
            enb.isPresent()
                ? CauseRadioNetwork.UNKNOWN_PAIR_UE_S1AP_ID
                : CauseRadioNetwork.UNKNOWN_MME_UE_S1AP_ID),
        Optional.empty(),
        Optional.empty(),
        OtherIes.NONE);
  }

  private static ErrorIndication about(S1apMessage message, Cause cause) {
    var header = S1ap.header(message);
    var diagnostics =
        new CriticalityDiagnostics(
            Optional.of(header.procedureCode()),
            Optional.of(header.triggeringMessage()),
            Optional.of(header.criticality()),
            Optional.empty(),
            Extensions.NONE);
    return new ErrorIndication(
        Optional.empty(),
        Optional.empty(),
        Optional.of(cause),
        Optional.of(diagnostics),
        Optional.empty(),
        OtherIes.NONE);
  }
}
