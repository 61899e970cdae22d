package io.telcomesh.enodebsim.trackingareaupdate;

import io.telcomesh.enodebsim.UeMessage;
import io.telcomesh.enodebsim.UePorts;
import io.telcomesh.nas.eps.TrackingAreaUpdateComplete;
import io.telcomesh.procedures.Procedure;

/// The network repeats its Tracking Area Update Accept because it has missed the Complete, TS
/// 24.301 §5.5.3.2.7 c. It never waits, so nothing collides with it.
public final class UpdateCompleteAgain extends Procedure<UeMessage> {
  private final UePorts sim;

  public UpdateCompleteAgain(UePorts sim) {
    this.sim = sim;
  }

  @Override
  protected void run() {
    sim.nas().send(new TrackingAreaUpdateComplete());
  }
}
