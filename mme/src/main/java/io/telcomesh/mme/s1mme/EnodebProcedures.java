package io.telcomesh.mme.s1mme;

import io.telcomesh.codec.Decoded;
import io.telcomesh.codec.OtherIes;
import io.telcomesh.mme.MmeSettings;
import io.telcomesh.mme.overload.MmeLoad;
import io.telcomesh.procedures.Dispatcher;
import io.telcomesh.procedures.Procedure;
import io.telcomesh.procedures.ProcedureRunner;
import io.telcomesh.s1ap.ElementaryProcedure;
import io.telcomesh.s1ap.EnbConfigurationUpdate;
import io.telcomesh.s1ap.EnbConfigurationUpdateFailure;
import io.telcomesh.s1ap.ErrorIndication;
import io.telcomesh.s1ap.ProtocolError;
import io.telcomesh.s1ap.Reset;
import io.telcomesh.s1ap.ResetAcknowledge;
import io.telcomesh.s1ap.S1SetupFailure;
import io.telcomesh.s1ap.S1SetupRequest;
import io.telcomesh.s1ap.S1ap;
import io.telcomesh.s1ap.S1apMessage;
import io.telcomesh.s1ap.TriggeringMessage;
import io.telcomesh.s1ap.UeAssociatedMessage;
import io.telcomesh.s1ap.UnbuiltMessage;
import java.util.Optional;

/// Which message of an eNodeB starts which procedure.
record EnodebProcedures(MmeSettings settings, MmeLoad load)
    implements Dispatcher<Enodeb, EnodebMessage> {
  @Override
  public Optional<Procedure<EnodebMessage>> procedureFor(
      ProcedureRunner<Enodeb, EnodebMessage> runner, EnodebMessage message) {
    var enodeb = runner.context();
    return switch (message) {
      case EnodebMessage.Received(var received) -> procedureFor(enodeb, received);
      case EnodebMessage.UnknownUe(var initial) ->
          Optional.of(new RejectUnknownUe(enodeb, initial));
      case EnodebMessage.LoadChanged _ -> Optional.of(new OverloadControl(enodeb, load));
      case EnodebMessage.Rejected(var pdu) ->
          ProtocolError.of(pdu).map(error -> new AnswerError(enodeb, answer(error, pdu)));
    };
  }

  /// In the procedure's own failure where it has one, TS 36.413 §10.3.4.2.
  private static S1apMessage answer(ProtocolError error, Decoded.Rejected<S1apMessage> pdu) {
    if (isOf(ElementaryProcedure.S1_SETUP, pdu)) {
      return new S1SetupFailure(
          error.cause(), Optional.empty(), error.criticalityDiagnostics(), OtherIes.NONE);
    }
    if (isOf(ElementaryProcedure.ENB_CONFIGURATION_UPDATE, pdu)) {
      return new EnbConfigurationUpdateFailure(
          error.cause(), Optional.empty(), error.criticalityDiagnostics(), OtherIes.NONE);
    }
    return error.errorIndication();
  }

  private static boolean isOf(ElementaryProcedure procedure, Decoded.Rejected<S1apMessage> pdu) {
    return pdu.partial()
        .value(S1ap.HEADER)
        .filter(header -> header.procedureCode() == procedure.code())
        .filter(header -> header.triggeringMessage() == TriggeringMessage.INITIATING_MESSAGE)
        .isPresent();
  }

  private Optional<Procedure<EnodebMessage>> procedureFor(Enodeb enodeb, S1apMessage message) {
    return switch (message) {
      case S1SetupRequest request -> Optional.of(new S1Setup(enodeb, settings, load, request));
      case EnbConfigurationUpdate update ->
          Optional.of(new ConfigurationUpdateByEnodeb(enodeb, settings, update));
      case Reset reset -> Optional.of(new ResetByEnodeb(enodeb, reset));
      case ErrorIndication error -> Optional.of(new ErrorIndicatedByEnodeb(enodeb, error));
      case ResetAcknowledge _ -> Optional.empty(); // nobody answers it
      case UeAssociatedMessage ofUe ->
          Optional.of(new AnswerError(enodeb, ErrorIndications.unknownUe(ofUe)));
      case UnbuiltMessage unbuilt ->
          ErrorIndications.notUnderstood(unbuilt).map(error -> new AnswerError(enodeb, error));
      default ->
          Optional.of(new AnswerError(enodeb, ErrorIndications.notCompatibleWithState(message)));
    };
  }
}
