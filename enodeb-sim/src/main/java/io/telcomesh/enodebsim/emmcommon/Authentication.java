package io.telcomesh.enodebsim.emmcommon;

import static io.telcomesh.enodebsim.UeTimers.T3416;
import static io.telcomesh.enodebsim.UeTimers.T3418;
import static io.telcomesh.enodebsim.UeTimers.T3420;
import static io.telcomesh.nas.eps.ie.EmmCause.MAC_FAILURE;
import static io.telcomesh.nas.eps.ie.EmmCause.NON_EPS_AUTHENTICATION_UNACCEPTABLE;
import static io.telcomesh.nas.eps.ie.EmmCause.SYNCH_FAILURE;
import static io.telcomesh.procedures.Collision.ABORT_CURRENT;
import static io.telcomesh.procedures.Collision.ALONGSIDE;
import static io.telcomesh.procedures.Collision.IGNORE;
import static io.telcomesh.procedures.Collision.WAIT;

import io.telcomesh.enodebsim.Rejection;
import io.telcomesh.enodebsim.UeContext;
import io.telcomesh.enodebsim.UeMessage;
import io.telcomesh.enodebsim.UePorts;
import io.telcomesh.enodebsim.s1mme.DownlinkNas.Reading;
import io.telcomesh.nas.eps.AuthenticationFailure;
import io.telcomesh.nas.eps.AuthenticationRequest;
import io.telcomesh.nas.eps.AuthenticationResponse;
import io.telcomesh.nas.eps.ie.EmmCause;
import io.telcomesh.procedures.Aborted;
import io.telcomesh.procedures.Collision;
import io.telcomesh.procedures.Expired;
import io.telcomesh.procedures.Procedure;
import io.telcomesh.procedures.Refused;
import io.telcomesh.procedures.Timer;
import io.telcomesh.procedures.Unwinding;
import io.telcomesh.security.UsimAnswer;
import java.util.Optional;

/// EPS authentication and key agreement, TS 24.301 §5.4.2 and TS 33.401 §6.1.1: the USIM
/// authenticates the network and answers it.
public final class Authentication extends Procedure<UeMessage> {
  /// How many challenges in a row may fail, §5.4.2.7.
  private static final int FAILURES = 3;

  private final UePorts sim;
  private final UeContext ue;
  private AuthenticationRequest request;
  private String lastFailure = "";

  public Authentication(UePorts sim, AuthenticationRequest request) {
    this.sim = sim;
    this.ue = sim.ue();
    this.request = request;
  }

  @Override
  protected void run() {
    for (int failures = 1; ; failures++) {
      var failed = answer();
      if (failed.isEmpty()) {
        return;
      }
      if (failures == FAILURES) {
        throw new Refused(failed.get());
      }
      lastFailure = failed.get().cause.toString();
      request = sim.nas().await(failed.get().timer, AuthenticationRequest.class);
    }
  }

  /// A failure that the network was told of, and how long the UE waits for its next challenge.
  private record Failed(EmmCause cause, Timer timer) {}

  private Optional<Failed> answer() {
    var before =
        ue.challenge()
            .filter(last -> last.rand().equals(request.rand()) && sim.now().isBefore(last.until()));
    if (before.isPresent()) { // a repetition, which the USIM would take for a replay
      sim.nas().send(before.get().answer());
      return Optional.empty();
    }
    return switch (ue.usim().authenticate(request.rand(), request.autn())) {
      case UsimAnswer.Authenticated _ when !request.autn().amf().separationBit() -> {
        sim.nas().send(AuthenticationFailure.of(NON_EPS_AUTHENTICATION_UNACCEPTABLE));
        yield Optional.of(new Failed(NON_EPS_AUTHENTICATION_UNACCEPTABLE, T3418)); // §5.4.2.7 d
      }
      case UsimAnswer.Authenticated authenticated -> {
        authenticated(authenticated);
        yield Optional.empty();
      }
      case UsimAnswer.MacFailure _ -> {
        sim.nas().send(AuthenticationFailure.of(MAC_FAILURE));
        yield Optional.of(new Failed(MAC_FAILURE, T3418)); // §5.4.2.7 c
      }
      case UsimAnswer.SynchronisationFailure(var auts) -> {
        sim.nas().send(new AuthenticationFailure(SYNCH_FAILURE, Optional.of(auts)));
        yield Optional.of(new Failed(SYNCH_FAILURE, T3420)); // §5.4.2.7 e
      }
    };
  }

  /// §5.4.2.3.
  private void authenticated(UsimAnswer.Authenticated usim) {
    var servingNetwork =
        ue.connection().map(connection -> connection.tai().plmn().octets()).orElseThrow();
    ue.agreed(new UeContext.Agreed(request.keySetIdentifier(), usim.kasme(servingNetwork)));
    var response = new AuthenticationResponse(usim.res());
    ue.challenge(
        new UeContext.Challenge(request.rand(), response, sim.now().plus(T3416.duration())));
    sim.nas().send(response);
  }

  /// While it waits for the next challenge, the network may ask for the identity first.
  @Override
  protected Collision collideWith(UeMessage message) {
    return switch (message) {
      case UeMessage.Nas(var _, var nas) ->
          nas.read(ue) instanceof Reading.Discarded ? IGNORE : ALONGSIDE;
      case UeMessage.S1 _ -> ALONGSIDE;
      case UeMessage.ConnectionLost _ -> ABORT_CURRENT; // §5.4.2.7 a
      case UeMessage.DetachWanted _ -> ABORT_CURRENT; // §5.4.2.7 f
      case UeMessage.NetworkNotGenuine _ -> ALONGSIDE;
      case UeMessage.AttachWanted _, UeMessage.AttachAgain _ -> WAIT;
      case UeMessage.ServiceWanted _, UeMessage.IdleWanted _, UeMessage.InactivityCheck _ -> WAIT;
      case UeMessage.UplinkPacket _, UeMessage.Paged _, UeMessage.RadioBearers _ -> IGNORE;
      case UeMessage.UpdateWanted _, UeMessage.MoveWanted _ -> WAIT;
      case UeMessage.BearerLost _, UeMessage.ConnectionUnwanted _ -> WAIT;
      case UeMessage.RecoveryWanted _ -> WAIT; // the loss of the connection came first
      case UeMessage.PdnWanted _, UeMessage.PdnUnwanted _ -> WAIT;
      case UeMessage.RouterAdvertised _, UeMessage.RouterMissing _ -> ALONGSIDE;
    };
  }

  /// §5.4.2.7: a network that does not go on, or fails three times, is not genuine.
  @Override
  protected void failed(Unwinding why) {
    switch (why) {
      case Refused refused -> notGenuine(FAILURES + " failures", refused.answer().toString());
      case Expired expired -> notGenuine(expired.timer().name() + " expired", lastFailure);
      case Aborted _ -> {}
    }
  }

  private void notGenuine(String message, String cause) {
    var rejection =
        new Rejection(
            Rejection.By.UE,
            "Authentication of the network: " + message,
            cause,
            "TS 24.301 §5.4.2.7",
            sim.now());
    sim.runner().post(new UeMessage.NetworkNotGenuine(rejection));
  }
}
