package io.telcomesh.enodebsim.s1mme;

import io.telcomesh.codec.Octets;
import io.telcomesh.enodebsim.UeContext;
import io.telcomesh.enodebsim.UeMessage;
import io.telcomesh.nas.eps.Nas;
import io.telcomesh.nas.eps.NasMessage;
import io.telcomesh.nas.eps.security.ProtectionRules;
import io.telcomesh.procedures.ProcedureRunner;
import io.telcomesh.procedures.Question;
import io.telcomesh.procedures.Timer;
import io.telcomesh.security.Direction;
import java.util.Optional;
import java.util.function.Predicate;

/// NAS of one UE. Answers have no sequence number: the runner knows them by type.
public record NasPort(ProcedureRunner<UeContext, UeMessage> runner, S1Port s1) {
  public void send(NasMessage message) {
    s1.sendNas(protect(message));
  }

  /// Sends, again whenever the timer says, until the answer comes.
  ///
  /// @param refusing messages that are answers too, but say no
  public <A> A ask(
      NasMessage message, Timer timer, Class<A> answer, Predicate<NasMessage> refusing) {
    return question(answer, refusing).sending(() -> send(message)).within(timer).ask();
  }

  /// Waits for a message that the network is to send next.
  public <A> A await(Timer timer, Class<A> answer) {
    return question(answer, _ -> false).within(timer).await();
  }

  private <A> Question<A> question(Class<A> answer, Predicate<NasMessage> refusing) {
    return runner
        .question(answer)
        .answeredBy(message ->
            nasMessage(message).filter(nas -> answer.isInstance(nas) || refusing.test(nas)));
  }

  private Octets protect(NasMessage message) {
    var plain = Nas.encode(message);
    ue().seen(Direction.UPLINK, plain);
    var security = ue().security();
    var headerType =
        ProtectionRules.ueHeaderType(message, security.isPresent(), ue().secureExchange());
    return security.map(context -> context.protect(plain, headerType)).orElse(plain);
  }

  private Optional<NasMessage> nasMessage(Object message) {
    return message instanceof UeMessage.Nas(var connection, var nas) && isCurrent(connection)
        ? nas.message(ue(), NasMessage.class)
        : Optional.empty();
  }

  private boolean isCurrent(S1Connection connection) {
    return ue().connection().filter(current -> current == connection).isPresent();
  }

  private UeContext ue() {
    return runner.context();
  }
}
