package io.telcomesh.enodebsim.trackingareaupdate;

import io.telcomesh.enodebsim.Rejection;
import io.telcomesh.enodebsim.UeContext;
import io.telcomesh.enodebsim.UeMessage;
import io.telcomesh.enodebsim.UePorts;
import io.telcomesh.enodebsim.UeResult;
import io.telcomesh.nas.eps.ie.EpsUpdateType;
import io.telcomesh.procedures.Procedure;
import java.time.Duration;
import java.util.Optional;

/// An idle UE goes to a cell of another eNodeB, TS 36.304 §5.2.4; in a tracking area that it is not
/// registered in, it says so: TS 24.301 §5.5.3.2.2 a. It never waits, so nothing collides with it.
public final class CellReselection extends Procedure<UeMessage> {
  private final UePorts sim;
  private final UeContext ue;
  private final UeMessage.MoveWanted wanted;

  public CellReselection(UePorts sim, UeMessage.MoveWanted wanted) {
    this.sim = sim;
    this.ue = sim.ue();
    this.wanted = wanted;
  }

  @Override
  protected void run() {
    if (ue.connection().isPresent()) {
      ended(
          Optional.of(
              new Rejection(
                  Rejection.By.UE,
                  "Move",
                  "a connected UE is handed over",
                  "TS 36.304 §5.2.4",
                  sim.now())));
      return;
    }
    ue.camping(wanted.to());
    if (ue.registered() && !ue.trackingAreas().contains(wanted.to().tai())) {
      sim.runner()
          .post(new UeMessage.UpdateWanted(EpsUpdateType.Kind.TRACKING_AREA, wanted.done()));
    } else {
      ended(Optional.empty());
    }
  }

  private void ended(Optional<Rejection> rejection) {
    wanted.done().accept(new UeResult(ue.imsi(), Duration.ZERO, rejection));
  }
}
