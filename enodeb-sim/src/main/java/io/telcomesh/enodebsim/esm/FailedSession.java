package io.telcomesh.enodebsim.esm;

import io.telcomesh.enodebsim.Rejection;
import io.telcomesh.enodebsim.Rejection.By;
import io.telcomesh.enodebsim.UeMessage;
import io.telcomesh.enodebsim.UePorts;
import io.telcomesh.nas.eps.PdnConnectivityReject;
import io.telcomesh.nas.eps.PdnDisconnectReject;
import io.telcomesh.procedures.Aborted;
import io.telcomesh.procedures.Expired;
import io.telcomesh.procedures.Refused;
import io.telcomesh.procedures.Unwinding;

/// Why session management of a UE has failed.
final class FailedSession {
  private final UePorts sim;

  FailedSession(UePorts sim) {
    this.sim = sim;
  }

  /// @param clause of what is abnormal
  Rejection because(Unwinding why, String clause) {
    return switch (why) {
      case Refused refused -> refused(refused.answer(), clause);
      case Expired expired ->
          rejection(
              By.UE, expired.timer().name() + " expired", "no answer", expired.timer().clause());
      case Aborted aborted when aborted.by() instanceof UeMessage.ConnectionLost lost ->
          rejection(lost.by(), "Connection lost", lost.reason(), clause);
      case Aborted aborted -> rejection(By.UE, aborted.by().getClass().getSimpleName(), "", clause);
    };
  }

  private Rejection refused(Object answer, String clause) {
    return switch (answer) {
      case PdnConnectivityReject reject ->
          rejection(
              By.MME, "PDN Connectivity Reject", reject.cause().toString(), "TS 24.301 §6.5.1.4");
      case PdnDisconnectReject reject ->
          rejection(
              By.MME, "PDN Disconnect Reject", reject.cause().toString(), "TS 24.301 §6.5.2.4");
      case DefaultBearer.NotActivated(var said, var cause) ->
          rejection(By.UE, said, cause, "TS 24.301 §6.4.1.4");
      case NotConnected _ -> rejection(By.UE, "No connection", "the UE has none for it", clause);
      default -> rejection(By.UE, answer.getClass().getSimpleName(), answer.toString(), clause);
    };
  }

  private Rejection rejection(By by, String message, String cause, String clause) {
    return new Rejection(by, message, cause, clause, sim.now());
  }
}
