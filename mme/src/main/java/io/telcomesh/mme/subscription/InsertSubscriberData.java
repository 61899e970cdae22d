package io.telcomesh.mme.subscription;

import static io.telcomesh.nas.eps.ie.NetworkDetachType.REATTACH_NOT_REQUIRED;
import static io.telcomesh.procedures.Collision.ABORT_CURRENT;
import static io.telcomesh.procedures.Collision.ALONGSIDE;
import static io.telcomesh.procedures.Collision.IGNORE;
import static io.telcomesh.procedures.Collision.WAIT;

import io.telcomesh.mme.UeContext;
import io.telcomesh.mme.UeMessage;
import io.telcomesh.mme.UePorts;
import io.telcomesh.mme.bearers.UeBitRate;
import io.telcomesh.mme.bearers.UeContextModification;
import io.telcomesh.mme.emmcommon.OperatorDeterminedBarring;
import io.telcomesh.procedures.Collision;
import io.telcomesh.procedures.Procedure;
import io.telcomesh.s1ap.UeCapabilityInfoIndication;

/// Insert Subscriber Data, TS 29.272 §5.2.2.1 and TS 23.401 §5.3.9.2: the HSS changes what is
/// stored of a subscriber, or asks where and how he is. A connected UE gets its new bit rate at
/// once; one that is barred now is detached.
public final class InsertSubscriberData extends Procedure<UeMessage> {
  private final UePorts mme;
  private final UeContext ue;
  private final UeMessage.InsertSubscriberData insert;

  public InsertSubscriberData(UePorts mme, UeMessage.InsertSubscriberData insert) {
    this.mme = mme;
    this.ue = mme.ue();
    this.insert = insert;
  }

  @Override
  protected void run() {
    var before = UeBitRate.of(ue);
    var change = insert.request().subscriptionData();
    ue.subscription()
        .map(stored -> SubscriptionChange.inserted(stored, change))
        .ifPresent(ue::subscription);
    answer();
    var after = UeBitRate.of(ue);
    if (ue.registered() && ue.subscription().filter(OperatorDeterminedBarring::bars).isPresent()) {
      mme.runner().post(new UeMessage.DetachWanted(REATTACH_NOT_REQUIRED, _ -> {}));
    } else if (ue.registered() && ue.connection().isPresent() && !after.equals(before)) {
      new UeContextModification(mme).changeBitRate(after);
    }
  }

  private void answer() {
    var now = mme.runner().scheduler().now();
    var success = insert.success();
    insert
        .answer()
        .accept(
            insert
                .request()
                .flags()
                .map(wanted -> new UeStateAndLocation(ue, now).answer(success, wanted))
                .orElse(success));
  }

  /// The HSS has its answer; what the eNodeB has not been told, it is told when the UE next
  /// connects.
  @Override
  protected Collision collideWith(UeMessage message) {
    return switch (message) {
      case UeMessage.Initial first -> first.nas().read(ue).verified() ? ABORT_CURRENT : ALONGSIDE;
      case UeMessage.Nas _, UeMessage.ReleaseConnection _, UeMessage.CancelLocation _ ->
          ABORT_CURRENT;
      case UeMessage.DetachWanted _ -> ABORT_CURRENT;
      case UeMessage.ConnectionLost(var connection) -> ue.isOn(connection) ? ABORT_CURRENT : IGNORE;
      case UeMessage.S1(UeCapabilityInfoIndication _) -> ALONGSIDE;
      case UeMessage.S1 _ -> ABORT_CURRENT;
      case UeMessage.InsertSubscriberData _, UeMessage.DeleteSubscriberData _ -> WAIT;
      case UeMessage.DownlinkData _, UeMessage.DisconnectPdn _ -> WAIT;
      case UeMessage.NotReachable _, UeMessage.ImplicitDetachDue _ -> IGNORE; // it is connected
      case UeMessage.PurgeDue _ -> IGNORE;
      case UeMessage.SessionsLost _ -> ABORT_CURRENT; // there is no bearer left to change
    };
  }
}
