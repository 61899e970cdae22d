package io.telcomesh.sgw.access;

import static io.telcomesh.gtp.gtpc.CauseValue.CONTEXT_NOT_FOUND;
import static io.telcomesh.gtp.gtpc.CauseValue.REQUEST_ACCEPTED;

import io.telcomesh.gtp.gtpc.Cause;
import io.telcomesh.gtp.gtpc.ReleaseAccessBearersResponse;
import io.telcomesh.procedures.Procedure;
import io.telcomesh.referencepoints.gtpc.IncomingGtpc;
import io.telcomesh.sgw.UeContext;
import io.telcomesh.sgw.UeMessage;
import io.telcomesh.sgw.UePorts;
import io.telcomesh.userplane.ForwardingAction;

/// The UE goes idle, TS 23.401 §5.3.5 steps 2 and 3: its downlink packets are kept from now on. It
/// waits for nothing, so that nothing collides with it.
public final class ReleaseAccessBearers extends Procedure<UeMessage> {
  private final UePorts sgw;
  private final IncomingGtpc incoming;

  public ReleaseAccessBearers(UePorts sgw, UeMessage.ReleaseAccess release) {
    this.sgw = sgw;
    this.incoming = release.incoming();
  }

  @Override
  protected void run() {
    boolean there = sgw.ue().isAddressedBy(incoming.header());
    if (there) {
      keepDownlink(sgw, UeContext.Access.IDLE);
    } // else deleted while this was on its way
    var cause = Cause.of(there ? REQUEST_ACCEPTED : CONTEXT_NOT_FOUND);
    sgw.mme().answer(incoming, ReleaseAccessBearersResponse.of(cause));
  }

  /// What was kept for an eNodeB that did not come is dropped, so that the next packet is a first
  /// one and is notified.
  public static void keepDownlink(UePorts sgw, UeContext.Access access) {
    sgw.ue().access(access);
    for (var pdn : sgw.ue().pdnConnections()) {
      sgw.userPlane().change(pdn.downlink(), new ForwardingAction.Drop());
      sgw.userPlane().change(pdn.downlink(), new ForwardingAction.Buffer(sgw.ue().buffer()));
    }
  }
}
