package io.telcomesh.hss.subscriberdata;

import io.telcomesh.codec.OtherIes;
import io.telcomesh.diameter.s6a.InsertSubscriberDataAnswer;
import io.telcomesh.diameter.s6a.InsertSubscriberDataRequest;
import io.telcomesh.diameter.s6a.SubscriptionData;
import io.telcomesh.hss.s6a.HssMessage;
import io.telcomesh.hss.s6a.OperatorAnswer;
import io.telcomesh.hss.s6a.OperatorAnswers;
import io.telcomesh.hss.s6a.S6a;
import io.telcomesh.hss.s6a.SubscriberStore;
import io.telcomesh.hss.subscription.SubscriberContext;
import io.telcomesh.identifiers.Imsi;
import io.telcomesh.procedures.Collision;
import io.telcomesh.procedures.Procedure;
import io.telcomesh.procedures.ProcedureRunner;
import io.telcomesh.procedures.Unwinding;
import java.util.Optional;

/// The operator wants to know where a subscriber is, in what state, and which access reaches him:
/// Insert Subscriber Data with IDR-Flags and nothing to insert, TS 29.272 §5.2.2.1.
public final class StateAndLocation extends Procedure<HssMessage> {
  private static final SubscriptionData NOTHING_NEW =
      new SubscriptionData(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          OtherIes.NONE);

  private final Imsi imsi;
  private final HssMessage.Ask asked;
  private final S6a s6a;

  public StateAndLocation(Imsi imsi, HssMessage.Ask asked, S6a s6a) {
    this.imsi = imsi;
    this.asked = asked;
    this.s6a = s6a;
  }

  @Override
  protected void run() {
    var answer =
        s6a.ask(
            InsertSubscriberDataRequest.of(
                s6a.route(asked.mme()), imsi, NOTHING_NEW, Optional.of(asked.wanted())),
            InsertSubscriberDataAnswer.class);
    asked.answer().accept(new OperatorAnswer.Known(answer));
  }

  /// It only asks: everything else goes on.
  @Override
  protected Collision collideWith(HssMessage message) {
    return Collision.ALONGSIDE;
  }

  @Override
  protected void failed(Unwinding why) {
    asked.answer().accept(OperatorAnswers.of(why));
  }

  /// Finds the MME to ask. Whatever comes meanwhile waits: this waits only for the database.
  public static final class Wanted extends Procedure<HssMessage> {
    private final ProcedureRunner<SubscriberContext, HssMessage> runner;
    private final HssMessage.Locating asked;
    private final SubscriberStore store;

    public Wanted(
        ProcedureRunner<SubscriberContext, HssMessage> runner,
        HssMessage.Locating asked,
        SubscriberStore store) {
      this.runner = runner;
      this.asked = asked;
      this.store = store;
    }

    @Override
    protected void run() {
      store.subscriber(runner.context());
      runner
          .context()
          .registeredAt()
          .ifPresentOrElse(
              mme -> runner.post(new HssMessage.Ask(mme, asked.wanted(), asked.answer())),
              () -> asked.answer().accept(new OperatorAnswer.NotRegistered()));
    }

    @Override
    protected void failed(Unwinding why) {
      asked.answer().accept(OperatorAnswers.of(why));
    }
  }
}
