package io.telcomesh.hss.location;

import io.telcomesh.diameter.s6a.CancelLocationAnswer;
import io.telcomesh.diameter.s6a.CancelLocationRequest;
import io.telcomesh.diameter.s6a.Route;
import io.telcomesh.diameter.s6a.S6aAvps;
import io.telcomesh.hss.s6a.HssMessage;
import io.telcomesh.hss.s6a.OperatorAnswer;
import io.telcomesh.hss.s6a.OperatorAnswers;
import io.telcomesh.hss.s6a.S6a;
import io.telcomesh.identifiers.Imsi;
import io.telcomesh.procedures.Collision;
import io.telcomesh.procedures.Procedure;
import io.telcomesh.procedures.Unwinding;
import java.util.List;
import java.util.Optional;

/// An MME is told that it serves a subscriber no longer: Cancel Location, TS 29.272 §5.2.1.2. What
/// it answers changes nothing: one that cannot be reached has lost the subscriber already.
public final class CancelLocation extends Procedure<HssMessage> {
  private final Imsi imsi;
  private final HssMessage.Cancel asked;
  private final S6a s6a;

  public CancelLocation(Imsi imsi, HssMessage.Cancel asked, S6a s6a) {
    this.imsi = imsi;
    this.asked = asked;
    this.s6a = s6a;
  }

  @Override
  protected void run() {
    var route = s6a.route(asked.mme());
    var request =
        new CancelLocationRequest(
            route.sessionId(),
            S6aAvps.NO_STATE_MAINTAINED,
            route.originHost(),
            route.originRealm(),
            asked.mme().host(),
            asked.mme().realm(),
            imsi,
            List.of(),
            asked.type(),
            Optional.of(asked.flags()),
            Route.APPLICATION);
    s6a.ask(request, CancelLocationAnswer.class);
    asked.answer().accept(new OperatorAnswer.Done());
  }

  /// The MME that serves the subscriber now must not wait for the one before.
  @Override
  protected Collision collideWith(HssMessage message) {
    return Collision.ALONGSIDE;
  }

  @Override
  protected void failed(Unwinding why) {
    asked.answer().accept(OperatorAnswers.of(why));
  }
}
