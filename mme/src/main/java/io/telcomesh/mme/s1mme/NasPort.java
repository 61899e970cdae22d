package io.telcomesh.mme.s1mme;

import io.telcomesh.codec.Octets;
import io.telcomesh.mme.UeContext;
import io.telcomesh.mme.UeMessage;
import io.telcomesh.nas.eps.Nas;
import io.telcomesh.nas.eps.NasMessage;
import io.telcomesh.nas.eps.security.ProtectionRules;
import io.telcomesh.procedures.ProcedureRunner;
import io.telcomesh.procedures.Question;
import io.telcomesh.procedures.Timer;
import io.telcomesh.security.Direction;
import java.util.Optional;
import java.util.function.Predicate;

/// NAS with one UE. Answers have no sequence number: the runner knows them by type, and where there
/// is one by transaction.
public record NasPort(
    ProcedureRunner<UeContext, UeMessage> runner, S1Port s1, NasObserver observer) {
  /// Sends in a DOWNLINK NAS TRANSPORT; without an S1 connection nobody is told.
  public void send(NasMessage message) {
    s1.sendNas(protect(message));
  }

  /// Octets for an S1AP message that takes NAS along.
  public Octets protect(NasMessage message) {
    var ue = runner.context();
    var plain = Nas.encode(message);
    var headerType = ProtectionRules.mmeHeaderType(message, ue.secureExchange());
    if (headerType.ciphered()) {
      observer.plain(Direction.DOWNLINK, ue.reference(), plain);
    }
    return ue.security().map(security -> security.protect(plain, headerType)).orElse(plain);
  }

  /// Sends, again whenever the timer says, until the answer comes. A sealed answer is a switch over
  /// its cases.
  public <A> A ask(NasMessage message, Timer timer, Class<A> answer) {
    return question(answer, _ -> true).sending(() -> send(message)).within(timer).ask();
  }

  /// As [#ask], where only one of several answers of the type is meant.
  public <A> A ask(NasMessage message, Timer timer, Class<A> answer, Predicate<A> ours) {
    return question(answer, ours).sending(() -> send(message)).within(timer).ask();
  }

  /// Waits, with others in a `confirm`, for the answer to a message that went inside another one.
  public <A> Question<A> expect(Class<A> answer, Timer.Resending<? extends NasMessage> again) {
    return question(answer, _ -> true).resending(() -> send(again.message())).within(again.timer());
  }

  /// As [#expect], where only one of several answers of the type is meant.
  public <A> Question<A> expect(
      Class<A> answer, Timer.Resending<? extends NasMessage> again, Predicate<A> ours) {
    return question(answer, ours).resending(() -> send(again.message())).within(again.timer());
  }

  private <A> Question<A> question(Class<A> answer, Predicate<A> ours) {
    return runner.question(answer).answeredBy(message -> answer(message, answer).filter(ours));
  }

  private <A> Optional<A> answer(Object message, Class<A> type) {
    return message instanceof UeMessage.Nas(var nas)
        ? nas.message(runner.context(), type)
        : Optional.empty();
  }
}
