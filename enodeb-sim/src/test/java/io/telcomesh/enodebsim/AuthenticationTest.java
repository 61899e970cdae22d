package io.telcomesh.enodebsim;

import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.nas.eps.AttachRequest;
import io.telcomesh.nas.eps.AuthenticationFailure;
import io.telcomesh.nas.eps.AuthenticationRequest;
import io.telcomesh.nas.eps.AuthenticationResponse;
import io.telcomesh.nas.eps.NasMessage;
import io.telcomesh.nas.eps.ie.EmmCause;
import io.telcomesh.procedures.SimulatedScheduler;
import io.telcomesh.procedures.testing.InterruptionKit;
import io.telcomesh.s1ap.UeContextReleaseRequest;
import io.telcomesh.security.AuthenticationManagementField;
import io.telcomesh.security.Autn;
import io.telcomesh.security.SequenceNumber;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AuthenticationTest {
  private final SimulatedScheduler scheduler = new SimulatedScheduler(5);
  private final SimWorld world = new SimWorld(scheduler).wired();

  @AfterEach
  void end() {
    assertThat(world.observer.failures()).isEmpty();
    scheduler.close();
  }

  @Test
  void answersAGenuineNetworkWithTheExpectedResult() {
    world.attach();
    var response = world.mme.nas.received(AuthenticationResponse.class).getFirst();
    assertThat(world.mme.current().vector().confirms(response.res())).isTrue();
  }

  @Test
  void failsANetworkThatDoesNotKnowTheKey() {
    world.mme.nas.then(AttachRequest.class, _ -> forged());
    world.mme.nas.on(AuthenticationFailure.class, _ -> genuine());
    assertThat(world.attach().succeeded()).isTrue();
    assertThat(world.mme.nas.received(AuthenticationFailure.class))
        .containsExactly(AuthenticationFailure.of(EmmCause.MAC_FAILURE));
  }

  @Test
  void leavesANetworkThatFailsThreeTimes() {
    world.mme.nas.on(AttachRequest.class, _ -> forged());
    world.mme.nas.on(AuthenticationFailure.class, _ -> forged());
    var rejection = world.attach().rejection().orElseThrow();
    assertThat(rejection.by()).isEqualTo(Rejection.By.UE);
    assertThat(rejection.message()).isEqualTo("Authentication of the network: 3 failures");
    assertThat(world.mme.nas.received(AuthenticationFailure.class)).hasSize(3);
    assertThat(world.mme.s1ap.received(UeContextReleaseRequest.class)).hasSize(1);
  }

  @Test
  void endsTheAttachOfANetworkThatDoesNotGoOn() {
    world.mme.nas.on(AttachRequest.class, _ -> forged());
    var result = world.attach();
    assertThat(result.rejection()).isPresent();
    assertThat(result.duration()).hasSeconds(15); // T3410 is shorter than T3418
  }

  @Test
  void tellsItsSequenceNumberWhenTheNetworksIsOld() {
    world.mme.sequenceNumber = SequenceNumber.of(1000, 0);
    world.attach();
    world.detach(false);
    world.mme.sequenceNumber = SequenceNumber.of(10, 0);
    world.mme.nas.on(
        AuthenticationFailure.class,
        failure -> {
          world.mme.sequenceNumber =
              world
                  .mme
                  .centre
                  .sequenceNumber(
                      SimWorld.MILENAGE,
                      world.mme.current().vector().rand(),
                      failure.auts().orElseThrow())
                  .orElseThrow();
          return genuine();
        });
    assertThat(world.attach().succeeded()).isTrue();
    assertThat(world.mme.nas.received(AuthenticationFailure.class))
        .singleElement()
        .matches(failure -> failure.cause().equals(EmmCause.SYNCH_FAILURE));
    assertThat(world.mme.sequenceNumber.seq()).isEqualTo(1002);
  }

  @Test
  void refusesAVectorThatIsNotForEps() {
    world.mme.nas.then(AttachRequest.class, _ -> notForEps());
    world.mme.nas.on(AuthenticationFailure.class, _ -> genuine());
    assertThat(world.attach().succeeded()).isTrue();
    assertThat(world.mme.nas.received(AuthenticationFailure.class))
        .containsExactly(AuthenticationFailure.of(EmmCause.NON_EPS_AUTHENTICATION_UNACCEPTABLE));
  }

  @Test
  void answersARepeatedChallengeAsBefore() {
    world.mme.nas.then(AuthenticationResponse.class, _ -> sameChallenge());
    assertThat(world.attach().succeeded()).isTrue();
    var responses = world.mme.nas.received(AuthenticationResponse.class);
    assertThat(responses).hasSize(2);
    assertThat(responses.getFirst()).isEqualTo(responses.getLast());
    assertThat(world.mme.nas.received(AuthenticationFailure.class)).isEmpty();
  }

  @Test
  void leavesNothingBehindWhenInterrupted() {
    InterruptionKit.<SimWorld>interrupting(
            AuthenticationTest::failing, each -> each.runner, SimWorld::wantAttach)
        .with("detach", each -> each.sim.detach(SimWorld.IMSI, false, each.results::add))
        .with("the eNodeB resets", each -> each.sim.enodebs().getFirst().reset())
        .with("shutdown", each -> each.runner.shutdown())
        .settling(Duration.ofMinutes(2))
        .leavesNothingBehind(UeAttachTest::allThatIsOpenIsInUse);
  }

  /// A world whose MME fails once before it does right.
  private static SimWorld failing(SimulatedScheduler scheduler) {
    var world = new SimWorld(scheduler).wired();
    world.mme.nas.then(AttachRequest.class, _ -> forged(world));
    world.mme.nas.on(
        AuthenticationFailure.class, _ -> world.mme.challenge(AuthenticationManagementField.EPS));
    return world;
  }

  private NasMessage genuine() {
    return world.mme.challenge(AuthenticationManagementField.EPS);
  }

  private NasMessage sameChallenge() {
    var vector = world.mme.current().vector();
    return new AuthenticationRequest(
        io.telcomesh.nas.eps.ie.NasKeySetIdentifier.of(0), vector.rand(), vector.autn());
  }

  private NasMessage forged() {
    return forged(world);
  }

  private static NasMessage forged(SimWorld world) {
    var genuine = world.mme.challenge(AuthenticationManagementField.EPS);
    var autn = genuine.autn().octets();
    var wrong = autn.slice(0, 15).then(io.telcomesh.codec.Octets.of(autn.at(15) ^ 1));
    return new AuthenticationRequest(genuine.keySetIdentifier(), genuine.rand(), new Autn(wrong));
  }

  /// A vector of another radio network: its AMF has no separation bit. The authentication centre
  /// makes none, so f1 is computed here.
  private NasMessage notForEps() {
    var genuine = world.mme.challenge(AuthenticationManagementField.EPS);
    var amf = new AuthenticationManagementField(0);
    var concealed = genuine.autn().concealedSequenceNumber();
    var mac = SimWorld.MILENAGE.f1(genuine.rand(), world.mme.sequenceNumber, amf);
    var autn = concealed.then(io.telcomesh.codec.Octets.of(0, 0)).then(mac);
    return new AuthenticationRequest(genuine.keySetIdentifier(), genuine.rand(), new Autn(autn));
  }
}
