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
  /// Sends in an UPLINK NAS TRANSPORT.
  public void send(NasMessage message) {
    s1.sendNas(protect(message));
  }

  /// Sends the first message of a connection, in an INITIAL UE MESSAGE; any other as [#send].
  public void sendFirst(NasMessage message) {
    boolean first = ue().connection().filter(each -> each.mmeUeS1apId().isEmpty()).isPresent();
    if (first) {
      s1.sendInitial(protect(message));
    } else {
      send(message);
    }
  }

  /// Waits for an answer to a message that [#sendFirst] sends, again whenever the timer says.
  ///
  /// @param refusing messages that are answers too, but say no
  public <A> Question<A> first(
      NasMessage message, Timer timer, Class<A> answer, Predicate<NasMessage> refusing) {
    return expect(timer, answer, refusing).sending(() -> sendFirst(message));
  }

  /// Waits for a message that the network is to send next.
  public <A> Question<A> expect(Timer timer, Class<A> answer, Predicate<NasMessage> refusing) {
    return runner
        .question(answer)
        .answeredBy(message -> answer(message).filter(nas -> isAnswer(nas, answer, refusing)))
        .within(timer);
  }

  private Octets protect(NasMessage message) {
    var plain = Nas.encode(message);
    ue().seen(Direction.UPLINK, plain);
    var security = ue().security();
    var headerType =
        ProtectionRules.ueHeaderType(message, security.isPresent(), ue().secureExchange());
    return security.map(context -> context.protect(plain, headerType)).orElse(plain);
  }

  private static boolean isAnswer(
      NasMessage message, Class<?> answer, Predicate<NasMessage> refusing) {
    return answer.isInstance(message) || refusing.test(message);
  }

  private Optional<NasMessage> answer(Object message) {
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
