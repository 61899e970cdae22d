package io.telcomesh.mme.detach;

import io.telcomesh.mme.UeMessage;
import io.telcomesh.mme.UePorts;
import io.telcomesh.procedures.Procedure;

/// Nothing was heard of an idle UE for longer than T3412, TS 24.301 §5.3.5. It never waits, so
/// nothing collides with it.
public final class MobileReachableTimerExpired extends Procedure<UeMessage> {
  private final UePorts mme;

  public MobileReachableTimerExpired(UePorts mme) {
    this.mme = mme;
  }

  @Override
  protected void run() {
    mme.notReachable();
  }
}
