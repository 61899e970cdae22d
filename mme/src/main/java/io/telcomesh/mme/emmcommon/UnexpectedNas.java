package io.telcomesh.mme.emmcommon;

import io.telcomesh.mme.UeMessage;
import io.telcomesh.mme.UePorts;
import io.telcomesh.mme.s1mme.UplinkNas.Reading;
import io.telcomesh.nas.eps.DetachAcceptFromNetwork;
import io.telcomesh.nas.eps.DetachRequestFromUe;
import io.telcomesh.nas.eps.EmmMessage;
import io.telcomesh.nas.eps.EmmStatus;
import io.telcomesh.nas.eps.EsmMessage;
import io.telcomesh.nas.eps.EsmStatus;
import io.telcomesh.nas.eps.NasMessage;
import io.telcomesh.nas.eps.PdnConnectivityReject;
import io.telcomesh.nas.eps.PdnConnectivityRequest;
import io.telcomesh.nas.eps.ie.EmmCause;
import io.telcomesh.nas.eps.ie.EsmCause;
import io.telcomesh.procedures.Collision;
import io.telcomesh.procedures.Procedure;
import io.telcomesh.s1ap.CauseNas;
import java.util.Optional;

/// What the UE is told about a message that starts no procedure here, TS 24.301 §7: a reject where
/// the message has one, else a status.
public final class UnexpectedNas extends Procedure<UeMessage> {
  private final UePorts mme;
  private final Reading reading;

  public UnexpectedNas(UePorts mme, Reading reading) {
    this.mme = mme;
    this.reading = reading;
  }

  @Override
  protected void run() {
    answer().ifPresent(mme.nas()::send);
    if (!mme.ue().registered()) { // nothing else is wanted of this connection
      mme.releaseAfterwards(CauseNas.NORMAL_RELEASE);
    }
  }

  /// It never waits, so nothing can come in between.
  @Override
  protected Collision collideWith(UeMessage message) {
    return Collision.WAIT;
  }

  private Optional<NasMessage> answer() {
    return switch (reading) {
      case Reading.Message(DetachRequestFromUe detach, var _, var _) -> answer(detach);
      case Reading.Message(var message, var _, var _) -> Optional.of(answer(message));
      case Reading.Unreadable(var status) -> status;
      case Reading.Discarded _ -> Optional.empty();
    };
  }

  /// Who wants to leave and is not known here has left already.
  private static Optional<NasMessage> answer(DetachRequestFromUe detach) {
    return detach.detachType().switchOff()
        ? Optional.empty()
        : Optional.of(new DetachAcceptFromNetwork());
  }

  /// #10 makes the UE attach anew: its context may be there, but not the procedure it asks for.
  private static NasMessage answer(NasMessage message) {
    return switch (message) {
      case PdnConnectivityRequest request ->
          PdnConnectivityReject.of(
              request.epsBearerIdentity(),
              request.procedureTransactionIdentity(),
              EsmCause.SERVICE_OPTION_NOT_SUPPORTED);
      case EsmMessage esm ->
          new EsmStatus(
              esm.epsBearerIdentity(),
              esm.procedureTransactionIdentity(),
              EsmCause.MESSAGE_TYPE_NOT_COMPATIBLE_WITH_THE_PROTOCOL_STATE);
      case EmmMessage _ ->
          new EmmStatus(EmmCause.MESSAGE_TYPE_NOT_COMPATIBLE_WITH_THE_PROTOCOL_STATE);
    };
  }
}
