package io.telcomesh.mme.s1mme;

import io.telcomesh.mme.MmeSettings;
import io.telcomesh.procedures.Dispatcher;
import io.telcomesh.procedures.Procedure;
import io.telcomesh.procedures.ProcedureRunner;
import io.telcomesh.s1ap.ErrorIndication;
import io.telcomesh.s1ap.Reset;
import io.telcomesh.s1ap.ResetAcknowledge;
import io.telcomesh.s1ap.S1SetupRequest;
import io.telcomesh.s1ap.S1apMessage;
import io.telcomesh.s1ap.UeAssociatedMessage;
import io.telcomesh.s1ap.UnbuiltMessage;
import java.util.Optional;

/// Which message of an eNodeB starts which procedure.
record EnodebProcedures(MmeSettings settings) implements Dispatcher<Enodeb, EnodebMessage> {
  @Override
  public Optional<Procedure<EnodebMessage>> procedureFor(
      ProcedureRunner<Enodeb, EnodebMessage> runner, EnodebMessage message) {
    var enodeb = runner.context();
    return switch (message) {
      case EnodebMessage.Received(var received) -> procedureFor(enodeb, received);
      case EnodebMessage.Rejected(var pdu) ->
          ProtocolError.unreadable(pdu).map(error -> new AnswerError(enodeb, error));
    };
  }

  private Optional<Procedure<EnodebMessage>> procedureFor(Enodeb enodeb, S1apMessage message) {
    return switch (message) {
      case S1SetupRequest request -> Optional.of(new S1Setup(enodeb, settings, request));
      case Reset reset -> Optional.of(new ResetByEnodeb(enodeb, reset));
      case ResetAcknowledge _, ErrorIndication _ -> Optional.empty(); // nobody answers these
      case UeAssociatedMessage ofUe ->
          Optional.of(new AnswerError(enodeb, ProtocolError.unknownUe(ofUe)));
      case UnbuiltMessage unbuilt ->
          ProtocolError.notUnderstood(unbuilt).map(error -> new AnswerError(enodeb, error));
      default ->
          Optional.of(new AnswerError(enodeb, ProtocolError.notCompatibleWithState(message)));
    };
  }
}
