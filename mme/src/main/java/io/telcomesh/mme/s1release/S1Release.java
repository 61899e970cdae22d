package io.telcomesh.mme.s1release;

import static io.telcomesh.mme.MmeTimers.UE_CONTEXT_RELEASE;
import static io.telcomesh.procedures.Collision.ABORT_CURRENT;
import static io.telcomesh.procedures.Collision.IGNORE;
import static io.telcomesh.procedures.Collision.WAIT;

import io.telcomesh.codec.OtherIes;
import io.telcomesh.gtp.gtpc.GtpcResponse;
import io.telcomesh.gtp.gtpc.ReleaseAccessBearersRequest;
import io.telcomesh.mme.UeContext;
import io.telcomesh.mme.UeMessage;
import io.telcomesh.mme.UePorts;
import io.telcomesh.procedures.Collision;
import io.telcomesh.procedures.Procedure;
import io.telcomesh.procedures.Unwinding;
import io.telcomesh.s1ap.Cause;
import io.telcomesh.s1ap.CauseTransport;
import java.util.Optional;

/// S1 release, TS 23.401 §5.3.5: the UE goes to ECM-IDLE. A UE that is not registered is forgotten.
public final class S1Release extends Procedure<UeMessage> {
  private final UePorts mme;
  private final UeContext ue;
  private final Cause cause;

  private final boolean lost;

  private S1Release(UePorts mme, Cause cause, boolean lost) {
    this.mme = mme;
    this.ue = mme.ue();
    this.cause = cause;
    this.lost = lost;
  }

  /// Wanted by the eNodeB or by the MME.
  public static S1Release because(UePorts mme, Cause cause) {
    return new S1Release(mme, cause, false);
  }

  /// The connection is gone already: TS 36.413 §8.7.1.
  public static S1Release afterLoss(UePorts mme) {
    return new S1Release(mme, CauseTransport.UNSPECIFIED, true);
  }

  @Override
  protected void run() {
    if (lost) {
      ue.disconnected();
    }
    for (var pdn : ue.pdnConnections().stream().limit(1).toList()) { // one for all of the UE's
      mme.sgw().ask(pdn.sgwControl(), releaseAccessBearers(), GtpcResponse.class); // steps 2, 3
    }
    if (ue.connection().isPresent()) {
      mme.s1().release(cause, UE_CONTEXT_RELEASE).ask(); // steps 4 to 6
    }
    released();
  }

  private static ReleaseAccessBearersRequest releaseAccessBearers() {
    return new ReleaseAccessBearersRequest(Optional.empty(), Optional.empty(), OtherIes.NONE);
  }

  @Override
  protected Collision collideWith(UeMessage message) {
    return switch (message) {
      case UeMessage.Initial _, UeMessage.ConnectionLost _ -> ABORT_CURRENT; // it is gone anyway
      case UeMessage.Nas _, UeMessage.S1 _, UeMessage.ReleaseConnection _ -> IGNORE;
      case UeMessage.CancelLocation _, UeMessage.DownlinkData _ -> WAIT;
    };
  }

  /// An eNodeB or SGW that does not answer is treated as if it had, TS 36.413 §8.3.3.4.
  @Override
  protected void failed(Unwinding why) {
    released();
  }

  private void released() {
    ue.connection().ifPresent(connection -> connection.enodeb().remove(connection));
    ue.disconnected();
    if (!ue.registered()) {
      mme.contexts().remove(mme.runner());
    }
  }
}
