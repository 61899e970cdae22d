package io.telcomesh.pgw.session;

import io.telcomesh.pgw.SessionMessage;
import io.telcomesh.pgw.SessionPorts;
import io.telcomesh.procedures.Procedure;

/// The SGW has no such session: it has restarted (TS 23.007 §17), or does not know the tunnel of the
/// default bearer (§22). The PDN connection ends without a message. It waits for nothing, so that
/// nothing collides with it.
public final class SessionLoss extends Procedure<SessionMessage> {
  private final SessionPorts pgw;

  public SessionLoss(SessionPorts pgw) {
    this.pgw = pgw;
  }

  @Override
  protected void run() {
    pgw.forget();
  }
}
