package io.telcomesh.procedures.attach;

import io.telcomesh.procedures.Procedure;
import io.telcomesh.procedures.attach.CoreMessage.InsertSubscriberDataAnswer;
import io.telcomesh.procedures.attach.UeMessage.InsertSubscriberDataRequest;

/// Insert Subscriber Data, TS 29.272 §5.2.2.1, in small.
final class InsertSubscriberData extends Procedure<UeMessage> {
  private final UeContext ue;
  private final InsertSubscriberDataRequest request;
  private final Mme mme;

  InsertSubscriberData(UeContext ue, InsertSubscriberDataRequest request, Mme mme) {
    this.ue = ue;
    this.request = request;
    this.mme = mme;
  }

  @Override
  protected void run() {
    ue.apn = request.apn();
    mme.hss().send(new InsertSubscriberDataAnswer());
  }
}
