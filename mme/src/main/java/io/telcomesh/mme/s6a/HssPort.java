package io.telcomesh.mme.s6a;

import io.telcomesh.codec.Octets;
import io.telcomesh.diameter.DiameterAnswer;
import io.telcomesh.diameter.DiameterRequest;
import io.telcomesh.diameter.s6a.AuthenticationInformationAnswer;
import io.telcomesh.diameter.s6a.AuthenticationInformationRequest;
import io.telcomesh.diameter.s6a.EutranVector;
import io.telcomesh.diameter.s6a.PurgeUeAnswer;
import io.telcomesh.diameter.s6a.PurgeUeRequest;
import io.telcomesh.diameter.s6a.RequestedEutranAuthenticationInfo;
import io.telcomesh.diameter.s6a.SubscriptionData;
import io.telcomesh.diameter.s6a.TerminalInformation;
import io.telcomesh.diameter.s6a.UlrFlags;
import io.telcomesh.diameter.s6a.UpdateLocationAnswer;
import io.telcomesh.diameter.s6a.UpdateLocationRequest;
import io.telcomesh.identifiers.Imsi;
import io.telcomesh.mme.MmeSettings;
import io.telcomesh.mme.UeContext;
import io.telcomesh.mme.UeMessage;
import io.telcomesh.procedures.Expired;
import io.telcomesh.procedures.ProcedureRunner;
import io.telcomesh.procedures.Refused;
import java.util.List;
import java.util.Optional;

/// S6a for one UE, TS 29.272. A result 2xxx accepts, RFC 6733 §7.1.2; hop-by-hop identifiers are
/// the end's.
public record HssPort(ProcedureRunner<UeContext, UeMessage> runner, S6a s6a, MmeSettings settings) {
  /// A vector that was never used: one that was sent in advance, else the first of those that the
  /// HSS sends now, TS 29.272 §5.2.3.1.
  ///
  /// @param imsi what the UE says: it is its own only when it has answered the challenge
  /// @throws Refused with the answer when there is no vector
  public EutranVector vector(Imsi imsi) {
    var kept = runner.context().vectors(imsi);
    return first(imsi, kept.isEmpty() ? authenticationInformation(imsi, Optional.empty()) : kept);
  }

  /// After a synchronisation failure; what was sent in advance is worth nothing any more, TS 33.102
  /// §6.3.5.
  ///
  /// @param resynchronisation RAND and AUTS, 30 octets
  /// @throws Refused with the answer when there is no vector
  public EutranVector vectorInStep(Imsi imsi, Octets resynchronisation) {
    return first(imsi, authenticationInformation(imsi, Optional.of(resynchronisation)));
  }

  private EutranVector first(Imsi imsi, List<EutranVector> vectors) {
    runner.context().vectors(imsi, vectors.subList(1, vectors.size()));
    return vectors.getFirst();
  }

  private List<EutranVector> authenticationInformation(
      Imsi imsi, Optional<Octets> resynchronisation) {
    var wanted =
        RequestedEutranAuthenticationInfo.vectors(
            settings.authentication().vectors(), resynchronisation);
    var answer =
        ask(
            AuthenticationInformationRequest.of(s6a.route(imsi), imsi, settings.plmn(), wanted),
            AuthenticationInformationAnswer.class);
    return answer
        .authenticationInfo()
        .map(vectors -> vectors.inOrder())
        .filter(vectors -> !vectors.isEmpty())
        .orElseThrow(() -> new Refused(answer));
  }

  /// TS 29.272 §5.2.1.1.
  ///
  /// @throws Refused with the answer when the HSS does not let this MME serve the UE
  public SubscriptionData updateLocation(UlrFlags flags) {
    var imsi = runner.context().imsi().orElseThrow();
    var terminal = TerminalInformation.of(runner.context().imeisv());
    var answer =
        ask(
            UpdateLocationRequest.of(s6a.route(imsi), imsi, settings.plmn(), flags, terminal),
            UpdateLocationAnswer.class);
    return answer.subscriptionData().orElseThrow(() -> new Refused(answer));
  }

  /// TS 29.272 §5.2.1.3; what the HSS answers changes nothing, nor that it is silent.
  public void purge() {
    var imsi = runner.context().imsi().orElseThrow();
    try {
      ask(PurgeUeRequest.of(s6a.route(imsi), imsi), PurgeUeAnswer.class);
    } catch (Refused | Expired _) {
      // the HSS learns it when another MME serves the UE
    }
  }

  private <A extends DiameterAnswer> A ask(DiameterRequest request, Class<A> answer) {
    return runner
        .question(answer)
        .acceptedWhen(received -> received.result().success())
        .handedTo(question -> s6a.ask(request, question))
        .ask();
  }
}
