package io.telcomesh.mme.s1mme;

import io.telcomesh.asn1per.Criticality;
import io.telcomesh.asn1per.Extensions;
import io.telcomesh.codec.OtherIes;
import io.telcomesh.s1ap.Cause;
import io.telcomesh.s1ap.CauseMisc;
import io.telcomesh.s1ap.CauseProtocol;
import io.telcomesh.s1ap.CauseRadioNetwork;
import io.telcomesh.s1ap.CriticalityDiagnostics;
import io.telcomesh.s1ap.EnbUeS1apId;
import io.telcomesh.s1ap.ErrorIndication;
import io.telcomesh.s1ap.Header;
import io.telcomesh.s1ap.InitialUeMessage;
import io.telcomesh.s1ap.MmeUeS1apId;
import io.telcomesh.s1ap.S1ap;
import io.telcomesh.s1ap.S1apMessage;
import io.telcomesh.s1ap.UeAssociatedMessage;
import java.util.Optional;

/// Error Indications, TS 36.413 §8.7.2 and §10: what a peer is told of a PDU that is of no use.
final class ErrorIndications {
  private ErrorIndications() {}

  /// A message about a UE that this association does not have, §10.6.
  static ErrorIndication unknownUe(UeAssociatedMessage message) {
    return indication(
        Optional.of(message.mmeUeS1apId()),
        Optional.of(message.enbUeS1apId()),
        CauseRadioNetwork.UNKNOWN_PAIR_UE_S1AP_ID,
        Optional.empty());
  }

  /// A UE cannot connect now.
  static ErrorIndication overloaded(InitialUeMessage message) {
    return indication(
        Optional.empty(),
        Optional.of(message.enbUeS1apId()),
        CauseMisc.CONTROL_PROCESSING_OVERLOAD,
        Optional.empty());
  }

  /// A message that the MME never takes from an eNodeB, or not now, §10.4.
  static ErrorIndication notCompatibleWithState(S1apMessage message) {
    return indication(
        Optional.empty(),
        Optional.empty(),
        CauseProtocol.MESSAGE_NOT_COMPATIBLE_WITH_RECEIVER_STATE,
        Optional.of(diagnostics(S1ap.header(message))));
  }

  /// A procedure of the standard that the MME does not have, §10.3.4.1; empty where its sender
  /// wants it ignored.
  static Optional<ErrorIndication> notUnderstood(S1apMessage message) {
    var header = S1ap.header(message);
    return causeOf(header.criticality())
        .map(cause ->
            indication(
                Optional.empty(), Optional.empty(), cause, Optional.of(diagnostics(header))));
  }

  private static Optional<CauseProtocol> causeOf(Criticality criticality) {
    return switch (criticality) {
      case REJECT -> Optional.of(CauseProtocol.ABSTRACT_SYNTAX_ERROR_REJECT);
      case NOTIFY -> Optional.of(CauseProtocol.ABSTRACT_SYNTAX_ERROR_IGNORE_AND_NOTIFY);
      case IGNORE -> Optional.empty();
    };
  }

  private static ErrorIndication indication(
      Optional<MmeUeS1apId> mme,
      Optional<EnbUeS1apId> enb,
      Cause cause,
      Optional<CriticalityDiagnostics> diagnostics) {
    return new ErrorIndication(
        mme, enb, Optional.of(cause), diagnostics, Optional.empty(), OtherIes.NONE);
  }

  private static CriticalityDiagnostics diagnostics(Header header) {
    return new CriticalityDiagnostics(
        Optional.of(header.procedureCode()),
        Optional.of(header.triggeringMessage()),
        Optional.of(header.criticality()),
        Optional.empty(),
        Extensions.NONE);
  }
}
