package io.telcomesh.hss.subscriberdata;

import io.telcomesh.diameter.s6a.DeleteSubscriberDataAnswer;
import io.telcomesh.diameter.s6a.DeleteSubscriberDataRequest;
import io.telcomesh.diameter.s6a.InsertSubscriberDataAnswer;
import io.telcomesh.diameter.s6a.InsertSubscriberDataRequest;
import io.telcomesh.hss.s6a.HssMessage;
import io.telcomesh.hss.s6a.S6a;
import io.telcomesh.hss.subscription.SubscriberContext;
import io.telcomesh.procedures.Collision;
import io.telcomesh.procedures.Procedure;
import io.telcomesh.procedures.ProcedureRunner;
import java.util.Optional;

/// The MME that serves a subscriber is told what has changed: Insert Subscriber Data, TS 29.272
/// §5.2.2.1, and Delete Subscriber Data for what can only be taken back, §5.2.2.2. One that does
/// not take it gets the whole subscription when it next asks.
public final class InsertSubscriberData extends Procedure<HssMessage> {
  private final ProcedureRunner<SubscriberContext, HssMessage> runner;
  private final HssMessage.Insert insert;
  private final S6a s6a;

  public InsertSubscriberData(
      ProcedureRunner<SubscriberContext, HssMessage> runner, HssMessage.Insert insert, S6a s6a) {
    this.runner = runner;
    this.insert = insert;
    this.s6a = s6a;
  }

  @Override
  protected void run() {
    var imsi = runner.context().imsi();
    s6a.ask(
        InsertSubscriberDataRequest.of(
            s6a.route(insert.mme()), imsi, insert.subscription(), Optional.empty()),
        InsertSubscriberDataAnswer.class);
    if (insert.msisdnWithdrawn()) {
      s6a.ask(
          DeleteSubscriberDataRequest.of(
              s6a.route(insert.mme()), imsi, DeleteSubscriberDataRequest.MSISDN_WITHDRAWAL),
          DeleteSubscriberDataAnswer.class);
    }
    runner.post(new HssMessage.Told(insert.mme(), insert.change()));
  }

  /// Nobody waits for an MME that is slow, but changes come to it in their order; and one that
  /// serves no longer needs none.
  @Override
  protected Collision collideWith(HssMessage message) {
    return switch (message) {
      case HssMessage.Insert _ -> Collision.WAIT;
      case HssMessage.Withdrawn _, HssMessage.Cancel _ -> Collision.ABORT_CURRENT;
      case HssMessage.Authenticate _,
          HssMessage.Locate _,
          HssMessage.Purge _,
          HssMessage.Notified _,
          HssMessage.Stored _,
          HssMessage.Changed _,
          HssMessage.Told _,
          HssMessage.Detach _,
          HssMessage.Locating _,
          HssMessage.Ask _ ->
          Collision.ALONGSIDE;
    };
  }
}
