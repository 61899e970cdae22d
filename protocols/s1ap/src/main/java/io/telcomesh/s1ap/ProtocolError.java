package io.telcomesh.s1ap;

import io.telcomesh.asn1per.Criticality;
import io.telcomesh.asn1per.Extensions;
import io.telcomesh.asn1per.IeTag;
import io.telcomesh.codec.Decoded;
import io.telcomesh.codec.Decoded.Accepted;
import io.telcomesh.codec.Decoded.Rejected;
import io.telcomesh.codec.Diagnostic;
import io.telcomesh.codec.Diagnostics;
import io.telcomesh.codec.OtherIes;
import io.telcomesh.codec.Problem;
import io.telcomesh.codec.Verdict;
import java.util.Optional;

/// What the sender of a message is told about it when it was refused or not wholly understood, TS
/// 36.413 §10: in the failure message of the procedure where it has one, else in an
/// [ErrorIndication].
public record ProtocolError(
    Cause cause,
    Optional<CriticalityDiagnostics> criticalityDiagnostics,
    Optional<MmeUeS1apId> mmeUeS1apId,
    Optional<EnbUeS1apId> enbUeS1apId) {

  /// Empty where nothing is to be told: the message is sound, its faults are to be ignored, it was
  /// an Error Indication itself, or an answer whose faults end the procedure here (§10.3.4.2).
  public static Optional<ProtocolError> of(Decoded<S1apMessage> decoded) {
    return switch (decoded) {
      case Accepted<S1apMessage>(var message, var notes) -> noted(message, notes);
      case Rejected<S1apMessage> rejected ->
          rejected
              .partial()
              .value(S1ap.HEADER)
              .map(header -> refused(header, rejected))
              .orElseGet(() ->
                  Optional.of(
                      new ProtocolError(
                          CauseProtocol.TRANSFER_SYNTAX_ERROR,
                          Optional.empty(),
                          Optional.empty(),
                          Optional.empty())));
    };
  }

  private static Optional<ProtocolError> noted(S1apMessage message, Diagnostics notes) {
    if (notes.first(Verdict.NOTIFY).isEmpty() || message instanceof ErrorIndication) {
      return Optional.empty();
    }
    var ue = Optional.of(message).filter(UeAssociatedMessage.class::isInstance);
    return Optional.of(
        new ProtocolError(
            CauseProtocol.ABSTRACT_SYNTAX_ERROR_IGNORE_AND_NOTIFY,
            Optional.of(about(S1ap.header(message), notes)),
            ue.map(each -> ((UeAssociatedMessage) each).mmeUeS1apId()),
            ue.map(each -> ((UeAssociatedMessage) each).enbUeS1apId())));
  }

  private static Optional<ProtocolError> refused(Header header, Rejected<S1apMessage> rejected) {
    if (header.procedureCode() == ElementaryProcedure.ERROR_INDICATION.code()) {
      return Optional.empty();
    }
    return cause(header, rejected.diagnostics())
        .map(cause ->
            new ProtocolError(
                cause,
                Optional.of(about(header, rejected.diagnostics())),
                rejected.partial().value(S1apIes.MME_UE_S1AP_ID),
                rejected.partial().value(S1apIes.ENB_UE_S1AP_ID)));
  }

  /// The weightiest of the faults: what cannot be read (§10.2), then what contradicts the
  /// standard's form (§10.3.6), then what is not understood or missing (§10.3.4, §10.3.5).
  private static Optional<Cause> cause(Header header, Diagnostics faults) {
    if (has(faults, Problem.TRUNCATED, Problem.INVALID)) {
      return Optional.of(CauseProtocol.TRANSFER_SYNTAX_ERROR);
    }
    if (header.triggeringMessage() != TriggeringMessage.INITIATING_MESSAGE) {
      return Optional.empty();
    }
    if (has(faults, Problem.DUPLICATE, Problem.OUT_OF_ORDER)) {
      return Optional.of(CauseProtocol.ABSTRACT_SYNTAX_ERROR_FALSELY_CONSTRUCTED_MESSAGE);
    }
    if (faults.list().stream().anyMatch(fault -> criticality(fault) == Criticality.REJECT)) {
      return Optional.of(CauseProtocol.ABSTRACT_SYNTAX_ERROR_REJECT);
    }
    return faults.list().stream().anyMatch(fault -> criticality(fault) == Criticality.NOTIFY)
        ? Optional.of(CauseProtocol.ABSTRACT_SYNTAX_ERROR_IGNORE_AND_NOTIFY)
        : Optional.empty();
  }

  private static boolean has(Diagnostics faults, Problem one, Problem other) {
    return faults.list().stream()
        .filter(fault -> fault.verdict() == Verdict.REJECT)
        .anyMatch(fault -> fault.problem() == one || fault.problem() == other);
  }

  /// Of the IE or of the procedure; ignore where a fault has neither.
  private static Criticality criticality(Diagnostic fault) {
    return switch (fault.tag()) {
      case IeTag ie -> ie.criticality();
      case Header header -> header.criticality();
      default -> Criticality.IGNORE;
    };
  }

  private static CriticalityDiagnostics about(Header header, Diagnostics faults) {
    var items = faults.list().stream().flatMap(fault -> item(fault).stream()).toList();
    return new CriticalityDiagnostics(
        Optional.of(header.procedureCode()),
        Optional.of(header.triggeringMessage()),
        Optional.of(header.criticality()),
        items.isEmpty() ? Optional.empty() : Optional.of(items),
        Extensions.NONE);
  }

  private static Optional<CriticalityDiagnostics.Item> item(Diagnostic fault) {
    if (!(fault.tag() instanceof IeTag ie) || ie.criticality() == Criticality.IGNORE) {
      return Optional.empty();
    }
    var type =
        fault.problem() == Problem.MISSING ? TypeOfError.MISSING : TypeOfError.NOT_UNDERSTOOD;
    return Optional.of(
        new CriticalityDiagnostics.Item(ie.criticality(), ie.id(), type, Extensions.NONE));
  }

  public ErrorIndication errorIndication() {
    return new ErrorIndication(
        mmeUeS1apId,
        enbUeS1apId,
        Optional.of(cause),
        criticalityDiagnostics,
        Optional.empty(),
        OtherIes.NONE);
  }
}
