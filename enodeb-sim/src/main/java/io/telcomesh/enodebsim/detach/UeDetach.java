package io.telcomesh.enodebsim.detach;

import static io.telcomesh.enodebsim.UeTimers.T3421;
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
import io.telcomesh.enodebsim.s1mme.RrcConnectionReject;
import io.telcomesh.enodebsim.s1mme.S1Connection;
import io.telcomesh.nas.eps.DetachAcceptFromNetwork;
import io.telcomesh.nas.eps.DetachRequestFromUe;
import io.telcomesh.nas.eps.ie.EpsMobileIdentity;
import io.telcomesh.nas.eps.ie.NasKeySetIdentifier;
import io.telcomesh.nas.eps.ie.UeDetachType;
import io.telcomesh.nas.eps.security.NasSecurityContext;
import io.telcomesh.procedures.Aborted;
import io.telcomesh.procedures.Collision;
import io.telcomesh.procedures.Expired;
import io.telcomesh.procedures.Procedure;
import io.telcomesh.procedures.Refused;
import io.telcomesh.procedures.Unwinding;
import io.telcomesh.s1ap.CauseNas;
import io.telcomesh.s1ap.RrcEstablishmentCause;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// UE-initiated detach, TS 23.401 §5.3.8.2 and TS 24.301 §5.5.2.2. However it ends, the UE is
/// detached.
public final class UeDetach extends Procedure<UeMessage> {
  private final UePorts sim;
  private final UeContext ue;
  private final boolean switchOff;
  private final Consumer<UeResult> done;
  private final long start;
  private @Nullable S1Connection mine;

  public UeDetach(UePorts sim, boolean switchOff, Consumer<UeResult> done) {
    this.sim = sim;
    this.ue = sim.ue();
    this.switchOff = switchOff;
    this.done = done;
    this.start = sim.runner().scheduler().nanoTime();
  }

  @Override
  protected void run() {
    ue.noRetry();
    if (ue.connection().filter(on -> on.mmeUeS1apId().isEmpty()).isPresent()) {
      sim.s1().leave(CauseNas.UNSPECIFIED); // what the UE did on it is aborted: it begins anew
    }
    if (knownToNetwork() && sim.s1().connect(RrcEstablishmentCause.MO_SIGNALLING)) {
      var connection = ue.connection().orElseThrow();
      mine = connection;
      detach();
      ue.took("detach", sim.since(start));
      detached();
      sim.s1().released(connection, UE_CONTEXT_RELEASE).await(); // step 12
      sim.s1().gone(connection);
    }
    detached();
    end(Optional.empty());
  }

  private boolean knownToNetwork() {
    return ue.registered() || ue.connection().isPresent();
  }

  private void detach() {
    if (switchOff) {
      sim.nas().send(request()); // §5.5.2.2.1: nobody answers
    } else {
      sim.nas().ask(request(), T3421, DetachAcceptFromNetwork.class, _ -> false);
    }
  }

  private DetachRequestFromUe request() {
    return new DetachRequestFromUe(
        new UeDetachType(UeDetachType.Kind.EPS, switchOff),
        ue.security().map(NasSecurityContext::keySetIdentifier).orElse(NasKeySetIdentifier.NONE),
        ue.guti().map(EpsMobileIdentity::of).orElseGet(() -> EpsMobileIdentity.of(ue.imsi())));
  }

  private void detached() {
    ue.registered(false);
    sim.closePdn();
  }

  private void end(Optional<Rejection> rejection) {
    rejection.ifPresent(ue::rejected);
    done.accept(new UeResult(ue.imsi(), sim.since(start), rejection));
  }

  @Override
  protected Collision collideWith(UeMessage message) {
    return switch (message) {
      case UeMessage.Nas(var _, var nas) -> collideWith(nas.read(ue));
      case UeMessage.S1 _ -> ALONGSIDE; // the eNodeB's part
      case UeMessage.ConnectionLost(var connection, var _, var _) ->
          connection == mine ? ABORT_CURRENT : ALONGSIDE; // §5.5.2.2.6 b
      case UeMessage.NetworkNotGenuine _, UeMessage.ConnectionUnwanted _ -> IGNORE; // it is leaving
      case UeMessage.RecoveryWanted _ -> IGNORE;
      case UeMessage.BearerLost _, UeMessage.AttachAgain _ -> IGNORE;
      case UeMessage.UplinkPacket _, UeMessage.Paged _, UeMessage.RadioBearers _ -> IGNORE;
      case UeMessage.InactivityCheck _ -> IGNORE;
      case UeMessage.ServiceWanted _, UeMessage.IdleWanted _ -> WAIT;
      case UeMessage.PdnWanted _, UeMessage.PdnUnwanted _ -> WAIT;
      case UeMessage.RouterAdvertised _, UeMessage.RouterMissing _ -> IGNORE;
      case UeMessage.AttachWanted _, UeMessage.DetachWanted _ -> WAIT;
      case UeMessage.UpdateWanted _, UeMessage.MoveWanted _ -> WAIT; // they find the UE detached
    };
  }

  /// §5.5.2.2.6 d, e: a UE that switches off answers nothing any more.
  private Collision collideWith(Reading reading) {
    return switch (reading) {
      case Reading.Discarded _ -> IGNORE;
      case Reading.Message _, Reading.NewContext _, Reading.Unreadable _ ->
          switchOff ? IGNORE : ALONGSIDE;
    };
  }

  @Override
  protected void failed(Unwinding why) {
    boolean answered = !ue.registered();
    detached();
    sim.s1().leave(CauseNas.DETACH);
    end(answered ? Optional.empty() : Optional.of(rejection(why)));
  }

  private Rejection rejection(Unwinding why) {
    return switch (why) {
      case Expired expired ->
          new Rejection(
              Rejection.By.UE,
              expired.timer().name() + " expired",
              "no answer",
              expired.timer().clause(),
              sim.now());
      case Aborted aborted when aborted.by() instanceof UeMessage.ConnectionLost lost ->
          new Rejection(
              lost.by(), "Connection lost", lost.reason(), "TS 24.301 §5.5.2.2.6 b", sim.now());
      case Refused refused when refused.answer() instanceof RrcConnectionReject reject ->
          reject.rejection("TS 24.301 §5.5.2.2.6 a", sim.now());
      case Aborted _, Refused _ ->
          new Rejection(Rejection.By.UE, "Detach", String.valueOf(why.getMessage()), "", sim.now());
    };
  }
}
