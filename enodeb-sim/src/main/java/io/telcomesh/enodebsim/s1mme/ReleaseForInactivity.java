package io.telcomesh.enodebsim.s1mme;

import static io.telcomesh.enodebsim.UeTimers.UE_CONTEXT_RELEASE;
import static io.telcomesh.procedures.Collision.ABORT_CURRENT;
import static io.telcomesh.procedures.Collision.ALONGSIDE;
import static io.telcomesh.procedures.Collision.IGNORE;
import static io.telcomesh.procedures.Collision.WAIT;

import io.telcomesh.enodebsim.Rejection;
import io.telcomesh.enodebsim.UeContext;
import io.telcomesh.enodebsim.UeMessage;
import io.telcomesh.enodebsim.UePorts;
import io.telcomesh.enodebsim.UeResult;
import io.telcomesh.enodebsim.s1mme.DownlinkNas.Reading;
import io.telcomesh.procedures.Collision;
import io.telcomesh.procedures.Procedure;
import io.telcomesh.procedures.Unwinding;
import io.telcomesh.s1ap.CauseRadioNetwork;
import java.util.Optional;
import java.util.function.Consumer;

/// UE Context Release Request because of user inactivity, TS 36.413 §8.3.2: the UE stays connected
/// until the MME releases it, TS 23.401 §5.3.5.
public final class ReleaseForInactivity extends Procedure<UeMessage> {
  private final UePorts sim;
  private final UeContext ue;
  private final Consumer<UeResult> done;
  private final long start;

  public ReleaseForInactivity(UePorts sim, Consumer<UeResult> done) {
    this.sim = sim;
    this.ue = sim.ue();
    this.done = done;
    this.start = sim.runner().scheduler().nanoTime();
  }

  @Override
  protected void run() {
    var connection = ue.connection();
    if (connection.isPresent()) {
      sim.s1().requestRelease(connection.get(), CauseRadioNetwork.USER_INACTIVITY);
      sim.s1().released(connection.get(), UE_CONTEXT_RELEASE).await();
      sim.s1().gone(connection.get());
    }
    done.accept(new UeResult(ue.imsi(), sim.since(start), Optional.empty()));
  }

  @Override
  protected Collision collideWith(UeMessage message) {
    return switch (message) {
      case UeMessage.Nas(var _, var nas) ->
          nas.read(ue) instanceof Reading.Discarded ? IGNORE : ALONGSIDE;
      case UeMessage.S1 _, UeMessage.ConnectionLost _ -> ALONGSIDE;
      case UeMessage.DetachWanted _, UeMessage.NetworkNotGenuine _ -> ABORT_CURRENT;
      case UeMessage.BearerLost _, UeMessage.ConnectionUnwanted _ -> ABORT_CURRENT;
      case UeMessage.AttachWanted _, UeMessage.AttachAgain _ -> WAIT;
      case UeMessage.ServiceWanted _, UeMessage.UplinkPacket _, UeMessage.Paged _ -> WAIT;
      case UeMessage.IdleWanted _ -> WAIT;
      case UeMessage.InactivityCheck _ -> WAIT;
      case UeMessage.UpdateWanted _, UeMessage.MoveWanted _, UeMessage.RecoveryWanted _ -> WAIT;
      case UeMessage.RadioBearers _ -> IGNORE;
      case UeMessage.PdnWanted _, UeMessage.PdnUnwanted _ -> WAIT;
      case UeMessage.RouterAdvertised _, UeMessage.RouterMissing _ -> ALONGSIDE;
    };
  }

  /// The UE is connected as before.
  @Override
  protected void failed(Unwinding why) {
    var rejection =
        new Rejection(
            Rejection.By.MME,
            "UE Context Release Request",
            String.valueOf(why.getMessage()),
            UE_CONTEXT_RELEASE.clause(),
            sim.now());
    done.accept(new UeResult(ue.imsi(), sim.since(start), Optional.of(rejection)));
  }
}
