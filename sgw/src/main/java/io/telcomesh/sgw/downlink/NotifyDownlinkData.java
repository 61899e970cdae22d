package io.telcomesh.sgw.downlink;

import static io.telcomesh.gtp.gtpc.CauseValue.CONTEXT_NOT_FOUND;
import static io.telcomesh.gtp.gtpc.CauseValue.ERROR_INDICATION_FROM_RNC_ENODEB_S4_SGSN_MME;
import static io.telcomesh.procedures.Collision.ABORT_CURRENT;
import static io.telcomesh.procedures.Collision.ALONGSIDE;
import static io.telcomesh.procedures.Collision.IGNORE;
import static io.telcomesh.procedures.Collision.WAIT;

import io.telcomesh.codec.OtherIes;
import io.telcomesh.gtp.gtpc.Cause;
import io.telcomesh.gtp.gtpc.DownlinkDataNotification;
import io.telcomesh.gtp.gtpc.DownlinkDataNotificationAcknowledge;
import io.telcomesh.procedures.Aborted;
import io.telcomesh.procedures.Collision;
import io.telcomesh.procedures.Procedure;
import io.telcomesh.procedures.Refused;
import io.telcomesh.procedures.Unwinding;
import io.telcomesh.sgw.PdnConnection;
import io.telcomesh.sgw.UeContext;
import io.telcomesh.sgw.UeMessage;
import io.telcomesh.sgw.UePorts;
import io.telcomesh.sgw.access.ReleaseAccessBearers;
import java.util.Optional;

/// The MME shall page the UE, TS 23.401 §5.3.4.3 step 2: packets came for it while it is idle, or
/// its eNodeB has lost it.
public final class NotifyDownlinkData extends Procedure<UeMessage> {
  private final UePorts sgw;
  private final UeContext ue;
  private final PdnConnection pdn;
  private final Optional<Cause> cause;

  private NotifyDownlinkData(UePorts sgw, PdnConnection pdn, Optional<Cause> cause) {
    this.sgw = sgw;
    this.ue = sgw.ue();
    this.pdn = pdn;
    this.cause = cause;
  }

  /// The first packet came for a bearer.
  public static NotifyDownlinkData packetCame(UePorts sgw, PdnConnection pdn) {
    return new NotifyDownlinkData(sgw, pdn, Optional.empty());
  }

  /// The eNodeB does not know its end of a bearer: the UE is treated as idle, TS 23.007 §22.
  public static NotifyDownlinkData unknownToEnodeb(UePorts sgw, PdnConnection pdn) {
    var error = Cause.of(ERROR_INDICATION_FROM_RNC_ENODEB_S4_SGSN_MME);
    return new NotifyDownlinkData(sgw, pdn, Optional.of(error));
  }

  @Override
  protected void run() {
    if (cause.isPresent()) {
      ReleaseAccessBearers.keepDownlink(sgw, UeContext.Access.IDLE);
    }
    if (ue.access() != UeContext.Access.IDLE) {
      return;
    }
    sgw.mme().ask(notification());
  }

  private DownlinkDataNotification notification() {
    return new DownlinkDataNotification(
        cause,
        Optional.of(pdn.defaultBearer()),
        Optional.of(pdn.qos().allocationRetentionPriority()),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        OtherIes.NONE);
  }

  @Override
  protected Collision collideWith(UeMessage message) {
    return switch (message) {
      case UeMessage.PacketCame _ -> IGNORE; // one paging is enough
      // whatever the MME says of the UE is newer than its acknowledgement
      case UeMessage.Create _, UeMessage.Modify _, UeMessage.Delete _ -> ABORT_CURRENT;
      case UeMessage.ReleaseAccess _, UeMessage.PagingFailed _ -> ABORT_CURRENT;
      case UeMessage.PeerRestarted(var peer) -> ue.isServedBy(peer) ? ABORT_CURRENT : ALONGSIDE;
      case UeMessage.TunnelUnknown _, UeMessage.QuietIsOver _ -> WAIT;
    };
  }

  /// A MME that does not know the UE will never ask for it again; one that cannot page it, or says
  /// nothing, is left alone for a time.
  @Override
  protected void failed(Unwinding why) {
    if (why instanceof Aborted) {
      return;
    }
    if (unknownToMme(why)) {
      ue.pdnConnections().forEach(lost -> {
        sgw.pgw().delete(lost);
        sgw.forget(lost);
      });
      sgw.forgetUeWithoutConnection();
    } else {
      Quiet.begin(sgw);
    }
  }

  private static boolean unknownToMme(Unwinding why) {
    return why instanceof Refused refused
        && refused
            .answer(DownlinkDataNotificationAcknowledge.class)
            .filter(answer -> answer.cause().is(CONTEXT_NOT_FOUND))
            .isPresent();
  }
}
