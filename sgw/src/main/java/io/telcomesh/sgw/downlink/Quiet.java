package io.telcomesh.sgw.downlink;

import io.telcomesh.procedures.Procedure;
import io.telcomesh.procedures.Timer;
import io.telcomesh.sgw.UeContext;
import io.telcomesh.sgw.UeMessage;
import io.telcomesh.sgw.UePorts;
import io.telcomesh.sgw.access.ReleaseAccessBearers;
import io.telcomesh.userplane.ForwardingAction;

/// The UE could not be paged: its packets are dropped for a time, TS 23.401 §5.3.4.3 step 6. These
/// two wait for nothing, so that nothing collides with them.
public final class Quiet {
  private Quiet() {}

  /// The MME says that its paging had no answer.
  public static final class Begin extends Procedure<UeMessage> {
    private final UePorts sgw;

    public Begin(UePorts sgw) {
      this.sgw = sgw;
    }

    @Override
    protected void run() {
      if (sgw.ue().access() == UeContext.Access.IDLE) {
        begin(sgw);
      }
    }
  }

  /// The time is over.
  public static final class End extends Procedure<UeMessage> {
    private final UePorts sgw;

    public End(UePorts sgw) {
      this.sgw = sgw;
    }

    @Override
    protected void run() {
      if (sgw.ue().access() == UeContext.Access.UNREACHABLE) {
        ReleaseAccessBearers.keepDownlink(sgw, UeContext.Access.IDLE);
      }
    }
  }

  static void begin(UePorts sgw) {
    sgw.ue().access(UeContext.Access.UNREACHABLE);
    for (var pdn : sgw.ue().pdnConnections()) {
      sgw.userPlane().change(pdn.downlink(), new ForwardingAction.Drop());
    }
    var quiet = Timer.guard("Quiet", sgw.settings().quiet(), "TS 23.401 §5.3.4.3");
    sgw.runner().postAfter(quiet, new UeMessage.QuietIsOver());
  }
}
