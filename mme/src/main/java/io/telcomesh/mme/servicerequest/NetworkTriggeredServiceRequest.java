package io.telcomesh.mme.servicerequest;

import static io.telcomesh.gtp.gtpc.CauseValue.ERROR_INDICATION_FROM_RNC_ENODEB_S4_SGSN_MME;
import static io.telcomesh.mme.MmeTimers.T3413;
import static io.telcomesh.procedures.Collision.ABORT_CURRENT;
import static io.telcomesh.procedures.Collision.ALONGSIDE;
import static io.telcomesh.procedures.Collision.IGNORE;
import static io.telcomesh.procedures.Collision.REPEAT_ANSWER;
import static io.telcomesh.procedures.Collision.WAIT;

import io.telcomesh.gtp.gtpc.CauseValue;
import io.telcomesh.mme.UeContext;
import io.telcomesh.mme.UeMessage;
import io.telcomesh.mme.UePorts;
import io.telcomesh.procedures.Collision;
import io.telcomesh.procedures.Expired;
import io.telcomesh.procedures.Procedure;
import io.telcomesh.procedures.Unwinding;
import io.telcomesh.s1ap.CauseRadioNetwork;
import java.util.Optional;

/// Network-triggered service request, TS 23.401 §5.3.4.3 and TS 24.301 §5.6.2: packets came for an
/// idle UE, or its connections have changed, so it is paged. The steps are those of figure
/// 5.3.4.3-1.
public final class NetworkTriggeredServiceRequest extends Procedure<UeMessage> {
  private final UePorts mme;
  private final UeContext ue;
  private Optional<UeMessage.DownlinkData> data;

  private NetworkTriggeredServiceRequest(UePorts mme, Optional<UeMessage.DownlinkData> data) {
    this.mme = mme;
    this.ue = mme.ue();
    this.data = data;
  }

  public static NetworkTriggeredServiceRequest forPackets(
      UePorts mme, UeMessage.DownlinkData data) {
    return new NetworkTriggeredServiceRequest(mme, Optional.of(data));
  }

  /// The UE has fewer connections than it believes: the radio bearers that it gets tell it, TS
  /// 23.401 §5.10.3.
  public static NetworkTriggeredServiceRequest forLostConnections(UePorts mme) {
    return new NetworkTriggeredServiceRequest(mme, Optional.empty());
  }

  @Override
  protected void run() {
    if (ue.connection().isPresent() && !lostByEnodeb()) { // it has come by itself meanwhile
      acknowledge(CauseValue.REQUEST_ACCEPTED);
      return;
    }
    var paged = new PagedUe(mme);
    if (!ue.registered() || !paged.mayBeFound()) {
      acknowledge(CauseValue.UNABLE_TO_PAGE_UE);
      return;
    }
    acknowledge(CauseValue.REQUEST_ACCEPTED); // step 2
    mme.s1().release(CauseRadioNetwork.RADIO_CONNECTION_WITH_UE_LOST);
    mme.disconnected();
    mme.runner()
        .question(UeMessage.Initial.class) // steps 5 and 6, which abort this
        .sending(paged::page) // steps 3 and 4
        .within(T3413)
        .ask();
  }

  /// TS 23.007 §22: the eNodeB does not know the UE's bearer, so the UE is not there.
  private boolean lostByEnodeb() {
    return ue.registered()
        && data.flatMap(packets -> packets.notification().cause())
            .filter(cause -> cause.is(ERROR_INDICATION_FROM_RNC_ENODEB_S4_SGSN_MME))
            .isPresent();
  }

  private void acknowledge(CauseValue cause) {
    data.ifPresent(packets -> packets.acknowledge().accept(cause));
  }

  /// Whatever the UE begins with is its answer, TS 24.301 §5.6.2.2.1.
  @Override
  protected Collision collideWith(UeMessage message) {
    return switch (message) {
      case UeMessage.Initial first -> first.nas().read(ue).verified() ? ABORT_CURRENT : ALONGSIDE;
      case UeMessage.CancelLocation _ -> ABORT_CURRENT;
      case UeMessage.DownlinkData _ -> REPEAT_ANSWER; // of another bearer: one paging is enough
      case UeMessage.ConnectionLost _ -> IGNORE; // it is given up as it is
      case UeMessage.InsertSubscriberData _, UeMessage.DeleteSubscriberData _ -> ALONGSIDE;
      case UeMessage.SessionsLost lost -> // is there nothing to page for any more?
          lost.areAllOf(ue) ? ABORT_CURRENT : WAIT;
      case UeMessage.DetachWanted _ -> WAIT; // until the UE can be told, or is not there
      case UeMessage.PurgeDue _ -> IGNORE; // it is registered
      case UeMessage.NotReachable _ -> WAIT; // it is late, or about to come
      case UeMessage.ImplicitDetachDue _ -> IGNORE;
      case UeMessage.DisconnectPdn _ -> WAIT;
      case UeMessage.Nas _, UeMessage.S1 _, UeMessage.ReleaseConnection _ -> IGNORE;
    };
  }

  @Override
  protected void repeatAnswer(UeMessage message) {
    if (message instanceof UeMessage.DownlinkData another) {
      data = Optional.of(another);
      acknowledge(CauseValue.REQUEST_ACCEPTED);
    }
  }

  /// Nobody has answered as often as T3413 allows: step 6 b, and the SGW keeps packets no more.
  @Override
  protected void failed(Unwinding why) {
    if (why instanceof Expired && data.isPresent()) {
      ue.pdnConnections().stream()
          .limit(1) // one indication for the UE
          .forEach(mme.sgw()::sendPagingFailure);
    }
  }
}
