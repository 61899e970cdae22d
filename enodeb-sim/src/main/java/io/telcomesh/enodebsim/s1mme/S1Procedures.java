package io.telcomesh.enodebsim.s1mme;

import io.telcomesh.procedures.Dispatcher;
import io.telcomesh.procedures.Procedure;
import io.telcomesh.procedures.ProcedureRunner;
import io.telcomesh.s1ap.EnbConfigurationUpdateAcknowledge;
import io.telcomesh.s1ap.EnbConfigurationUpdateFailure;
import io.telcomesh.s1ap.ErrorIndication;
import io.telcomesh.s1ap.OverloadStart;
import io.telcomesh.s1ap.OverloadStop;
import io.telcomesh.s1ap.Paging;
import io.telcomesh.s1ap.ProtocolError;
import io.telcomesh.s1ap.Reset;
import io.telcomesh.s1ap.ResetAcknowledge;
import io.telcomesh.s1ap.S1SetupFailure;
import io.telcomesh.s1ap.S1SetupResponse;
import io.telcomesh.s1ap.S1apMessage;
import io.telcomesh.s1ap.UeAssociatedMessage;
import io.telcomesh.s1ap.UeContextReleaseCommand;
import io.telcomesh.s1ap.UnbuiltMessage;
import java.util.Optional;

/// Which message of an MME starts which procedure.
public final class S1Procedures implements Dispatcher<S1Interface, S1Message> {
  @Override
  public Optional<Procedure<S1Message>> procedureFor(
      ProcedureRunner<S1Interface, S1Message> runner, S1Message message) {
    var s1 = runner.context();
    return switch (message) {
      case S1Message.SetUp _ -> Optional.of(new S1Setup(runner));
      case S1Message.ConfigurationUpdateWanted _ -> Optional.of(new ConfigurationUpdate(runner));
      case S1Message.ResetWanted _ -> Optional.of(new ResetByEnodeb(runner));
      case S1Message.Received(var received) -> procedureFor(s1, received);
      case S1Message.Faulty(var pdu) ->
          ProtocolError.of(pdu).map(error -> new AnswerError(s1, error.errorIndication()));
    };
  }

  private static Optional<Procedure<S1Message>> procedureFor(S1Interface s1, S1apMessage message) {
    return switch (message) {
      case Reset reset -> Optional.of(new ResetByMme(s1, reset));
      // late answers, and what nobody answers
      case S1SetupResponse _, S1SetupFailure _, ResetAcknowledge _, ErrorIndication _ ->
          Optional.empty();
      case EnbConfigurationUpdateAcknowledge _, EnbConfigurationUpdateFailure _ -> Optional.empty();
      case OverloadStart start -> Optional.of(OverloadOfMme.begins(s1, start));
      case OverloadStop _ -> Optional.of(OverloadOfMme.ends(s1));
      case Paging paging -> Optional.of(new PageUe(s1.enodeb(), paging));
      case UeContextReleaseCommand command ->
          Optional.of(new AnswerError(s1, ErrorIndications.unknownUe(command)));
      case UeAssociatedMessage ofUe ->
          Optional.of(new AnswerError(s1, ErrorIndications.unknownUe(ofUe)));
      case UnbuiltMessage unbuilt ->
          ErrorIndications.notUnderstood(unbuilt).map(error -> new AnswerError(s1, error));
      default -> Optional.of(new AnswerError(s1, ErrorIndications.notCompatibleWithState(message)));
    };
  }
}
