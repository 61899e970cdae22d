package io.telcomesh.procedures.attach;

import static io.telcomesh.procedures.Collision.ABORT_CURRENT;
import static io.telcomesh.procedures.Collision.ALONGSIDE;
import static io.telcomesh.procedures.Collision.IGNORE;
import static io.telcomesh.procedures.Collision.REPEAT_ANSWER;
import static io.telcomesh.procedures.Question.confirm;
import static io.telcomesh.procedures.Timer.guard;
import static io.telcomesh.procedures.Timer.retransmit;
import static io.telcomesh.procedures.Timer.timer;
import static java.time.Duration.ofSeconds;

import io.telcomesh.procedures.Aborted;
import io.telcomesh.procedures.Collision;
import io.telcomesh.procedures.Expired;
import io.telcomesh.procedures.Procedure;
import io.telcomesh.procedures.Refused;
import io.telcomesh.procedures.Timer;
import io.telcomesh.procedures.Unwinding;
import io.telcomesh.procedures.attach.CoreMessage.*;
import io.telcomesh.procedures.attach.UeMessage.*;
import java.util.OptionalInt;

/// Attach, TS 23.401 §5.3.2.1 and TS 24.301 §5.5.1.2, in small.
final class Attach extends Procedure<UeMessage> {
  static final Timer T3450 = timer("T3450", ofSeconds(6), retransmit(4), "TS 24.301 §5.5.1.2.7 c");
  static final Timer T3460 = timer("T3460", ofSeconds(6), retransmit(4), "TS 24.301 §5.4.2.7 b");
  static final Timer SETUP = guard("Initial Context Setup", ofSeconds(10), "TS 36.413 §8.3.1");

  private final UeContext ue;
  private final AttachRequest request;
  private final NasPort nas;
  private final S1Port s1;
  private final HssPort hss;
  private final SgwPort sgw;

  Attach(UeContext ue, AttachRequest request, Mme mme) {
    this.ue = ue;
    this.request = request;
    this.nas = mme.nas();
    this.s1 = mme.s1();
    this.hss = mme.hss();
    this.sgw = mme.sgw();
  }

  @Override
  protected void run() {
    authenticate(); // TS 24.301 §5.4.2
    switch (nas.ask(new SecurityModeCommand("EIA2"), T3460, SecurityModeAnswer.class)) { // §5.4.3
      case SecurityModeComplete complete -> ue.imeisv = complete.imeisv();
      case SecurityModeReject reject -> throw new Refused(reject);
    }
    deleteSessionOfEarlierAttach(); // TS 23.401 §5.3.2.1 step 7
    ue.apn = hss.ask(new UpdateLocationRequest(ue.imsi), UpdateLocationAnswer.class).apn();

    var session =
        sgw.ask(
            new CreateSessionRequest(ue.imsi, ue.apn),
            CreateSessionResponse.class,
            created -> sgw.send(new DeleteSessionRequest(created.teid())));

    var accept = new AttachAccept(session.address());
    var setup = s1.expect(InitialContextSetupResponse.class, SETUP);
    var complete = nas.expect(AttachComplete.class, T3450.resending(accept));
    s1.send(new InitialContextSetupRequest("uplink " + session.teid(), accept));
    confirm(setup, complete);

    sgw.ask(
        new ModifyBearerRequest(session.teid(), setup.answer().downlink()),
        ModifyBearerResponse.class);
    ue.session = OptionalInt.of(session.teid());
    ue.registered = true;
  }

  private void deleteSessionOfEarlierAttach() {
    if (ue.session.isPresent()) {
      var earlier = ue.session.getAsInt();
      ue.session = OptionalInt.empty();
      ue.registered = false;
      sgw.ask(new DeleteSessionRequest(earlier), DeleteSessionResponse.class);
    }
  }

  private void authenticate() {
    switch (nas.ask(new AuthenticationRequest("rand"), T3460, AuthenticationAnswer.class)) {
      case AuthenticationResponse response when response.res().equals("res") -> {}
      case AuthenticationResponse wrong -> throw new Refused(wrong);
      case AuthenticationFailure failure -> throw new Refused(failure);
    }
  }

  @Override
  protected Collision collideWith(UeMessage message) {
    return switch (message) {
      case AttachRequest again when again.equals(request) -> REPEAT_ANSWER; // §5.5.1.2.7 d
      case AttachRequest _, DetachRequest _ -> ABORT_CURRENT; // §5.5.1.2.7 e, g
      case UeContextReleaseRequest _ -> ABORT_CURRENT; // §5.5.1.2.7 a
      case InsertSubscriberDataRequest _ -> ALONGSIDE; // TS 29.272 §5.2.2.1
      case Nas _, S1ap _ -> IGNORE;
    };
  }

  @Override
  protected void failed(Unwinding why) {
    switch (why) {
      case Refused refused -> nas.send(new AttachReject(causeOf(refused)));
      case Expired _, Aborted _ -> {} // §5.5.1.2.7 c: the UE asks again by itself
    }
  }

  /// The EMM cause, TS 24.301 Annex A.
  private static int causeOf(Refused refused) {
    return switch (refused.answer()) {
      case AuthenticationResponse _ -> 3; // illegal UE
      case SecurityModeReject reject -> reject.cause();
      case UpdateLocationAnswer _ -> 8; // EPS services and non-EPS services not allowed
      default -> 17; // network failure
    };
  }
}
