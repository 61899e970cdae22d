package io.telcomesh.enodebsim.detach;

import static io.telcomesh.enodebsim.UeTimers.T3402;
import static io.telcomesh.enodebsim.UeTimers.T3440;
import static io.telcomesh.procedures.Collision.ABORT_CURRENT;
import static io.telcomesh.procedures.Collision.ALONGSIDE;
import static io.telcomesh.procedures.Collision.IGNORE;
import static io.telcomesh.procedures.Collision.REPEAT_ANSWER;
import static io.telcomesh.procedures.Collision.WAIT;

import io.telcomesh.enodebsim.Rejection;
import io.telcomesh.enodebsim.UeContext;
import io.telcomesh.enodebsim.UeMessage;
import io.telcomesh.enodebsim.UePorts;
import io.telcomesh.enodebsim.s1mme.DownlinkNas.Reading;
import io.telcomesh.enodebsim.s1mme.S1Connection;
import io.telcomesh.nas.eps.DetachAcceptFromUe;
import io.telcomesh.nas.eps.DetachRequestFromNetwork;
import io.telcomesh.nas.eps.ie.EmmCause;
import io.telcomesh.procedures.Collision;
import io.telcomesh.procedures.Expired;
import io.telcomesh.procedures.Procedure;
import io.telcomesh.s1ap.CauseNas;

/// Network-initiated detach, TS 24.301 §5.5.2.3.
public final class NetworkDetach extends Procedure<UeMessage> {
  private final UePorts sim;
  private final UeContext ue;
  private final DetachRequestFromNetwork request;

  public NetworkDetach(UePorts sim, DetachRequestFromNetwork request) {
    this.sim = sim;
    this.ue = sim.ue();
    this.request = request;
  }

  @Override
  protected void run() {
    sim.nas().send(new DetachAcceptFromUe());
    switch (request.detachType()) {
      case IMSI_DETACH -> {} // only services of the circuit-switched domain, which the UE never had
      case REATTACH_REQUIRED -> {
        detached();
        ue.connection().ifPresent(this::awaitRelease);
        ue.attachAttempts(0);
        ue.backOffOver();
        sim.runner().post(new UeMessage.AttachAgain()); // with the keys that it has, §5.5.2.3.2
      }
      case REATTACH_NOT_REQUIRED -> {
        detached();
        request.cause().ifPresentOrElse(this::stayAway, this::comeBackLater);
        sim.s1().leaveAfter(T3440);
      }
    }
  }

  private void detached() {
    ue.rejected(
        new Rejection(
            Rejection.By.MME,
            "Detach Request",
            request.cause().map(EmmCause::toString).orElse(request.detachType().toString()),
            "TS 24.301 §5.5.2.3.2",
            sim.now()));
    ue.registered(false);
    sim.closePdn();
  }

  private void awaitRelease(S1Connection connection) {
    try {
      sim.s1().released(connection, T3440).await();
      sim.s1().gone(connection);
    } catch (Expired _) { // §5.3.1.2
      sim.s1().leave(CauseNas.DETACH);
    }
  }

  /// §5.5.2.3.2.
  private void stayAway(EmmCause cause) {
    switch (cause.code()) {
      case 3, 6, 7, 8 -> { // the subscriber is not served
        ue.forgetNetwork();
        ue.usimInvalid(true);
      }
      case 11, 12, 13, 14, 15, 25 -> ue.forgetNetwork(); // not here, and there is no other network
      default -> comeBackLater();
    }
  }

  /// §5.5.2.3.4 b: it was not said why.
  private void comeBackLater() {
    ue.forgetNetwork();
    ue.attachAttempts(0);
    ue.retry(sim.runner().postAfter(T3402, new UeMessage.AttachAgain()));
  }

  @Override
  protected Collision collideWith(UeMessage message) {
    return switch (message) {
      case UeMessage.Nas(var _, var nas) -> collideWith(nas.read(ue));
      case UeMessage.S1 _ -> ALONGSIDE; // the eNodeB's part
      case UeMessage.ConnectionLost _ -> ALONGSIDE; // of another connection
      case UeMessage.DetachWanted _ -> ABORT_CURRENT; // the UE shall not come back
      case UeMessage.AttachWanted _ -> WAIT; // until the connection is released
      case UeMessage.UpdateWanted _, UeMessage.MoveWanted _ -> WAIT;
      case UeMessage.NetworkNotGenuine _, UeMessage.ConnectionUnwanted _ -> IGNORE; // it is leaving
      case UeMessage.BearerLost _, UeMessage.AttachAgain _, UeMessage.RecoveryWanted _ -> IGNORE;
      case UeMessage.UplinkPacket _, UeMessage.Paged _, UeMessage.RadioBearers _ -> IGNORE;
      case UeMessage.InactivityCheck _ -> IGNORE;
      case UeMessage.ServiceWanted _, UeMessage.IdleWanted _ -> WAIT;
      case UeMessage.PdnWanted _, UeMessage.PdnUnwanted _ -> WAIT;
      case UeMessage.RouterAdvertised _, UeMessage.RouterMissing _ -> IGNORE;
    };
  }

  /// The network has missed the accept: T3422.
  private static Collision collideWith(Reading reading) {
    return switch (reading) {
      case Reading.Message(DetachRequestFromNetwork _, var _) -> REPEAT_ANSWER;
      case Reading.Message _, Reading.NewContext _ -> IGNORE;
      case Reading.Unreadable _, Reading.Discarded _ -> IGNORE;
    };
  }

  @Override
  protected void repeatAnswer(UeMessage message) {
    sim.nas().send(new DetachAcceptFromUe());
  }
}
