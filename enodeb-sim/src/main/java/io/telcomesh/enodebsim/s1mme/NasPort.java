package io.telcomesh.enodebsim.s1mme;

import io.telcomesh.codec.Octets;
import io.telcomesh.enodebsim.Fault;
import io.telcomesh.enodebsim.UeContext;
import io.telcomesh.enodebsim.UeMessage;
import io.telcomesh.nas.eps.Nas;
import io.telcomesh.nas.eps.NasMessage;
import io.telcomesh.nas.eps.ServiceReject;
import io.telcomesh.nas.eps.security.NasSecurityContext;
import io.telcomesh.nas.eps.security.ProtectionRules;
import io.telcomesh.procedures.ProcedureRunner;
import io.telcomesh.procedures.Question;
import io.telcomesh.procedures.Timer;
import io.telcomesh.s1ap.RrcEstablishmentCause;
import io.telcomesh.security.Direction;
import java.util.Optional;
import java.util.function.Predicate;

/// NAS of one UE. Answers have no sequence number: the runner knows them by type.
public record NasPort(ProcedureRunner<UeContext, UeMessage> runner, S1Port s1) {
  private static final int FIRST_OCTET_OF_MAC = 1;

  public void send(NasMessage message) {
    var plain = Nas.encode(message);
    ue().seen(Direction.UPLINK, plain);
    ue().faults()
        .befalling(message)
        .ifPresentOrElse(
            fault -> send(message, plain, fault), () -> s1.sendNas(protect(message, plain)));
  }

  private void send(NasMessage message, Octets plain, Fault fault) {
    switch (fault.kind()) {
      case LOST -> protect(message, plain); // was sent, and counts
      case LATE -> {
        var octets = protect(message, plain);
        runner.scheduler().after(fault.late(), () -> s1.sendNas(octets));
      }
      case REPEATED -> {
        var octets = protect(message, plain);
        s1.sendNas(octets);
        s1.sendNas(octets);
      }
      case ALTERED -> s1.sendNas(protect(message, altered(plain, plain.length() - 1)));
      case WRONG_MAC -> s1.sendNas(altered(protect(message, plain), FIRST_OCTET_OF_MAC));
      case CUT -> s1.sendNas(protect(message, plain.slice(0, plain.length() / 2)));
    }
  }

  private static Octets altered(Octets octets, int at) {
    return octets.slice(0, at).then(Octets.of(octets.at(at) ^ 0x01)).then(octets.from(at + 1));
  }

  /// Sends, again whenever the timer says, until the answer comes.
  ///
  /// @param refusing messages that are answers too, but say no
  public <A> A ask(
      NasMessage message, Timer timer, Class<A> answer, Predicate<NasMessage> refusing) {
    return question(answer, refusing).sending(() -> send(message)).within(timer).ask();
  }

  /// As [#ask], where only one of several answers of the type is meant.
  public <A> A ask(
      NasMessage message,
      Timer timer,
      Class<A> answer,
      Predicate<A> ours,
      Predicate<NasMessage> refusing) {
    return runner
        .question(answer)
        .answeredBy(came ->
            nasMessage(came)
                .filter(nas ->
                    refusing.test(nas) || (answer.isInstance(nas) && ours.test(answer.cast(nas)))))
        .sending(() -> send(message))
        .within(timer)
        .ask();
  }

  /// Waits for a message that the network is to send next.
  public <A> A await(Timer timer, Class<A> answer) {
    return question(answer, _ -> false).within(timer).await();
  }

  /// Sends a Service Request and waits for the radio bearers, or for a Service Reject.
  public void askForService(
      S1Connection connection,
      NasSecurityContext security,
      RrcEstablishmentCause cause,
      Timer timer) {
    var request = security.serviceRequest();
    ue().seen(Direction.UPLINK, request);
    runner
        .question(UeMessage.RadioBearers.class)
        .answeredBy(message ->
            message instanceof UeMessage.RadioBearers bearers && bearers.connection() == connection
                ? Optional.of(bearers)
                : nasMessage(message).filter(ServiceReject.class::isInstance))
        .sending(() -> s1.sendNas(connection, request, cause))
        .within(timer)
        .ask();
  }

  private <A> Question<A> question(Class<A> answer, Predicate<NasMessage> refusing) {
    return runner
        .question(answer)
        .answeredBy(message ->
            nasMessage(message).filter(nas -> answer.isInstance(nas) || refusing.test(nas)));
  }

  private Octets protect(NasMessage message, Octets plain) {
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
