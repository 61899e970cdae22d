package io.telcomesh.hss.location;

import io.telcomesh.codec.OtherIes;
import io.telcomesh.diameter.s6a.CancelLocationAnswer;
import io.telcomesh.diameter.s6a.CancelLocationRequest;
import io.telcomesh.diameter.s6a.CancellationType;
import io.telcomesh.diameter.s6a.S6aAvps;
import io.telcomesh.hss.s6a.HssMessage;
import io.telcomesh.hss.s6a.S6a;
import io.telcomesh.hss.subscription.ServingMme;
import io.telcomesh.identifiers.Imsi;
import io.telcomesh.procedures.Collision;
import io.telcomesh.procedures.Procedure;
import java.util.List;
import java.util.Optional;

/// An MME is told that it serves a subscriber no longer: Cancel Location, TS 29.272 §5.2.1.2. What
/// it answers changes nothing: one that cannot be reached has lost the subscriber already.
public final class CancelLocation extends Procedure<HssMessage> {
  /// CLR-Flags bit 0, §7.3.152.
  private static final long TO_AN_MME = 1;

  private final Imsi imsi;
  private final ServingMme mme;
  private final CancellationType type;
  private final S6a s6a;

  public CancelLocation(Imsi imsi, ServingMme mme, CancellationType type, S6a s6a) {
    this.imsi = imsi;
    this.mme = mme;
    this.type = type;
    this.s6a = s6a;
  }

  @Override
  protected void run() {
    var request =
        new CancelLocationRequest(
            s6a.sessions().next(),
            S6aAvps.NO_STATE_MAINTAINED,
            s6a.answers().host(),
            s6a.answers().realm(),
            mme.host(),
            mme.realm(),
            imsi,
            List.of(),
            type,
            Optional.of(TO_AN_MME),
            OtherIes.NONE);
    s6a.ask(mme.host(), request, CancelLocationAnswer.class);
  }

  /// The MME that serves the subscriber now must not wait for the one before.
  @Override
  protected Collision collideWith(HssMessage message) {
    return Collision.ALONGSIDE;
  }
}
