package io.telcomesh.enodebsim.emmcommon;

import io.telcomesh.enodebsim.UeMessage;
import io.telcomesh.enodebsim.UePorts;
import io.telcomesh.nas.eps.AttachAccept;
import io.telcomesh.nas.eps.AttachReject;
import io.telcomesh.nas.eps.DetachAcceptFromNetwork;
import io.telcomesh.nas.eps.EmmMessage;
import io.telcomesh.nas.eps.EmmStatus;
import io.telcomesh.nas.eps.EsmMessage;
import io.telcomesh.nas.eps.EsmStatus;
import io.telcomesh.nas.eps.NasMessage;
import io.telcomesh.nas.eps.ServiceReject;
import io.telcomesh.nas.eps.TrackingAreaUpdateReject;
import io.telcomesh.nas.eps.ie.EmmCause;
import io.telcomesh.nas.eps.ie.EsmCause;
import io.telcomesh.procedures.Procedure;
import java.util.Optional;

/// What the network is told about a message that starts no procedure here, TS 24.301 §7. It never
/// waits, so nothing collides with it.
public final class UnexpectedNas extends Procedure<UeMessage> {
  private final UePorts sim;
  private final NasMessage answer;

  private UnexpectedNas(UePorts sim, NasMessage answer) {
    this.sim = sim;
    this.answer = answer;
  }

  public static UnexpectedNas answeredBy(UePorts sim, NasMessage answer) {
    return new UnexpectedNas(sim, answer);
  }

  /// Empty for a late answer to something that the UE has given up.
  public static Optional<NasMessage> answer(NasMessage message) {
    return switch (message) {
      case AttachAccept _, AttachReject _, DetachAcceptFromNetwork _ -> Optional.empty();
      case ServiceReject _, TrackingAreaUpdateReject _ -> Optional.empty();
      case EsmMessage esm ->
          Optional.of(
              new EsmStatus(
                  esm.epsBearerIdentity(),
                  esm.procedureTransactionIdentity(),
                  EsmCause.MESSAGE_TYPE_NOT_COMPATIBLE_WITH_THE_PROTOCOL_STATE));
      case EmmMessage _ ->
          Optional.of(new EmmStatus(EmmCause.MESSAGE_TYPE_NOT_COMPATIBLE_WITH_THE_PROTOCOL_STATE));
    };
  }

  @Override
  protected void run() {
    sim.nas().send(answer);
  }
}
