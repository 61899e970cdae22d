package io.telcomesh.mme.subscription;

import io.telcomesh.mme.UeContext;
import io.telcomesh.mme.UeMessage;
import io.telcomesh.mme.UePorts;
import io.telcomesh.procedures.Procedure;

/// Delete Subscriber Data, TS 29.272 §5.2.2.2: a part of the subscription is not there any more. It
/// never waits, so nothing collides with it.
public final class DeleteSubscriberData extends Procedure<UeMessage> {
  private final UeContext ue;
  private final UeMessage.DeleteSubscriberData delete;

  public DeleteSubscriberData(UePorts mme, UeMessage.DeleteSubscriberData delete) {
    this.ue = mme.ue();
    this.delete = delete;
  }

  @Override
  protected void run() {
    ue.subscription()
        .map(stored -> SubscriptionChange.deleted(stored, delete.request()))
        .ifPresent(ue::subscription);
    delete.answer().run();
  }
}
