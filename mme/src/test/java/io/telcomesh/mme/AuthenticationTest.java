package io.telcomesh.mme;

import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.codec.Octets;
import io.telcomesh.codec.testing.Proves;
import io.telcomesh.diameter.s6a.AuthenticationInformationRequest;
import io.telcomesh.mme.MmeSettings.AuthenticationPolicy;
import io.telcomesh.nas.eps.AttachReject;
import io.telcomesh.nas.eps.AuthenticationFailure;
import io.telcomesh.nas.eps.AuthenticationReject;
import io.telcomesh.nas.eps.AuthenticationRequest;
import io.telcomesh.nas.eps.AuthenticationResponse;
import io.telcomesh.nas.eps.IdentityRequest;
import io.telcomesh.nas.eps.IdentityResponse;
import io.telcomesh.nas.eps.ie.EmmCause;
import io.telcomesh.nas.eps.ie.MobileIdentity;
import io.telcomesh.procedures.SimulatedScheduler;
import io.telcomesh.security.SequenceNumber;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// TS 24.301 §5.4.2 and its abnormal cases.
class AuthenticationTest {
  private final SimulatedScheduler scheduler = new SimulatedScheduler(1);
  private final World world = new World(scheduler).connected();
  private final ScriptedUe ue = world.ue;

  @AfterEach
  void end() {
    scheduler.close();
  }

  @Test
  @Proves("emm.authentication-res-check")
  void rejectsAWrongResponse() {
    ue.script.on(
        AuthenticationRequest.class, _ -> new AuthenticationResponse(Octets.of(1, 2, 3, 4)));
    attach();
    rejected();
    assertThat(ue.received(AuthenticationRequest.class)).hasSize(1);
  }

  @Test
  @Proves("emm.mac-failure-non-eps-auth-unacceptable")
  void asksForTheIdentityWhenTheUeDoubtsTheChallenge() {
    ue.script.then(
        AuthenticationRequest.class, _ -> AuthenticationFailure.of(EmmCause.MAC_FAILURE));
    attach();
    assertThat(ue.received(IdentityRequest.class)).hasSize(1);
    rejected(); // it was the right subscriber's challenge
  }

  @Test
  @Proves("emm.mac-failure-non-eps-auth-unacceptable")
  void challengesTheOneThatTheUeReallyIs() {
    var bob = new ScriptedUe(scheduler, Subscriber.BOB, world.enodeb);
    bob.attach(ue.attachRequest()); // with another's IMSI
    scheduler.runFor(Duration.ofMinutes(1));
    assertThat(bob.received(IdentityRequest.class)).hasSize(1);
    assertThat(bob.received(AuthenticationRequest.class)).hasSize(2);
    assertThat(world.observer.outcomes()).contains("Attach COMPLETED");
    assertThat(world.mme.contexts().find(Subscriber.BOB.imsi())).isPresent();
    assertThat(world.mme.contexts().find(Subscriber.ALICE.imsi())).isEmpty();
  }

  @Test
  void rejectsWhoStillDoubtsAfterIdentification() {
    ue.script
        .on(AuthenticationRequest.class, _ -> AuthenticationFailure.of(EmmCause.MAC_FAILURE))
        .on(
            IdentityRequest.class,
            _ -> new IdentityResponse(MobileIdentity.of(Subscriber.BOB.imsi())));
    attach();
    assertThat(ue.received(AuthenticationRequest.class)).hasSize(2);
    rejected();
  }

  @Test
  @Proves("emm.mac-failure-non-eps-auth-unacceptable")
  void rejectsAUeThatWantsNoEpsAuthentication() {
    ue.script.on(
        AuthenticationRequest.class,
        _ -> AuthenticationFailure.of(EmmCause.NON_EPS_AUTHENTICATION_UNACCEPTABLE));
    attach();
    rejected();
  }

  @Test
  @Proves("emm.sync-failure-auts-hss")
  void bringsTheHssIntoStepWithTheUsim() {
    ue.hasSeen(SequenceNumber.of(1000, 0));
    attach();
    assertThat(ue.received(AuthenticationRequest.class)).hasSize(2);
    assertThat(world.hss.script.received(AuthenticationInformationRequest.class))
        .extracting(request ->
            request.requestedEutran().orElseThrow().resynchronizationInfo().map(Octets::length))
        .containsExactly(Optional.empty(), Optional.of(30));
    assertThat(world.observer.outcomes()).last().isEqualTo("Attach COMPLETED");
  }

  @Test
  @Proves("emm.sync-failure-auts-hss")
  void rejectsAUsimThatIsNeverInStep() {
    ue.script.on(
        AuthenticationRequest.class,
        request -> {
          ue.hasSeen(SequenceNumber.of(1_000_000, 0));
          return ue.authenticate(request);
        });
    attach();
    assertThat(ue.received(AuthenticationRequest.class)).hasSizeLessThanOrEqualTo(2);
    world.leavesNothingBehind();
  }

  @Test
  void usesEachVectorOnceOfThoseThatWereSentAtOnce() {
    try (var other = new SimulatedScheduler(2)) {
      var careful = new World(other, World.settings(new AuthenticationPolicy(1, 3))).attached();
      for (int i = 0; i < 3; i++) {
        careful.ue.attach();
        careful.settle();
      }
      assertThat(careful.ue.received(AuthenticationRequest.class))
          .hasSize(4)
          .extracting(AuthenticationRequest::rand)
          .doesNotHaveDuplicates();
      assertThat(careful.hss.script.received(AuthenticationInformationRequest.class))
          .extracting(request -> request.requestedEutran().orElseThrow().numberOfRequestedVectors())
          .containsExactly(Optional.of(3), Optional.of(3));
      careful.leavesNothingBehind();
    }
  }

  @Test
  void usesNoVectorOfBeforeTheResynchronisation() {
    try (var other = new SimulatedScheduler(2)) {
      var careful = new World(other, World.settings(new AuthenticationPolicy(1, 3))).connected();
      careful.ue.hasSeen(SequenceNumber.of(1000, 0));
      for (int i = 0; i < 3; i++) {
        careful.ue.attach();
        careful.settle();
      }
      assertThat(careful.ue.received(AuthenticationRequest.class)).hasSize(4);
      assertThat(careful.hss.script.received(AuthenticationInformationRequest.class)).hasSize(2);
      careful.leavesNothingBehind();
    }
  }

  @Test
  void tellsNobodyAnythingUntilTheUeHasProvenItself() {
    ue.attach();
    world.settle();
    var alice = world.runner();
    var forger = new ScriptedUe(scheduler, Subscriber.BOB, world.otherEnodeb);
    forger
        .script
        .on(AuthenticationRequest.class, _ -> new AuthenticationResponse(Octets.of(1, 2, 3, 4)))
        .on(
            IdentityRequest.class,
            _ -> new IdentityResponse(MobileIdentity.of(Subscriber.ALICE.imsi())));
    forger.attach(ue.attachRequest());
    scheduler.runFor(Duration.ofMinutes(1));
    assertThat(forger.received(AuthenticationReject.class)).hasSize(1);
    assertThat(world.runner()).isSameAs(alice);
    assertThat(alice.context().connection()).isPresent();
    world.leavesNothingBehind();
  }

  private void attach() {
    ue.attach();
    scheduler.runFor(Duration.ofMinutes(1));
  }

  private void rejected() {
    assertThat(ue.received()).last().isInstanceOf(AuthenticationReject.class);
    assertThat(ue.received(AttachReject.class)).isEqualTo(List.of());
    assertThat(world.mme.contexts().size()).isZero();
    world.leavesNothingBehind();
  }
}
