package io.telcomesh.mme;

import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.codec.testing.Proves;
import io.telcomesh.diameter.s6a.PurgeUeRequest;
import io.telcomesh.gtp.gtpc.DeleteSessionRequest;
import io.telcomesh.nas.eps.AttachAccept;
import io.telcomesh.nas.eps.AuthenticationRequest;
import io.telcomesh.nas.eps.DetachRequestFromNetwork;
import io.telcomesh.procedures.SimulatedScheduler;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Mobile reachable timer and implicit detach timer, TS 24.301 §5.3.5.
class MobileReachableTest {
  private static final Duration T3412 = Duration.ofMinutes(54);
  private static final Duration MOBILE_REACHABLE = T3412.plusMinutes(4);
  private static final Duration IMPLICIT_DETACH = Duration.ofMinutes(58);

  private final SimulatedScheduler scheduler = new SimulatedScheduler(1);
  private final World world = new World(scheduler).attached();
  private final ScriptedUe ue = world.ue;

  @AfterEach
  void end() {
    scheduler.close();
  }

  @Test
  void tellsTheUeHowOftenToComeBack() {
    assertThat(ue.received(AttachAccept.class).getFirst().t3412().duration()).contains(T3412);
  }

  @Test
  @Proves("emm.implicit-detach-mobile-reachable-implicit")
  void detachesWhoDoesNotComeBackWithoutTellingHim() {
    becomeIdle();
    scheduler.runFor(MOBILE_REACHABLE.minusSeconds(1));
    assertThat(context().reachable()).isTrue();
    scheduler.runFor(Duration.ofSeconds(2));
    assertThat(context().reachable()).isFalse();
    assertThat(context().registered()).isTrue();
    scheduler.runFor(IMPLICIT_DETACH.minusSeconds(2));
    assertThat(world.sgw.sessions).hasSize(1);
    scheduler.runFor(Duration.ofSeconds(2));
    assertThat(world.observer.outcomes()).last().isEqualTo("ImplicitDetach COMPLETED");
    assertThat(world.sgw.received(DeleteSessionRequest.class)).hasSize(1);
    assertThat(ue.received(DetachRequestFromNetwork.class)).isEmpty();
    assertThat(context().registered()).isFalse();
    world.leavesNothingBehind();
  }

  @Test
  void keepsTheKeysOfWhoIsDetachedUntilHeIsPurged() {
    detachedImplicitly();
    assertThat(context().guti()).isPresent();
    assertThat(context().security()).isPresent();
    assertThat(world.hss.script.received(PurgeUeRequest.class)).isEmpty();
    ue.attach();
    world.settle();
    assertThat(world.observer.outcomes()).last().isEqualTo("Attach COMPLETED");
    assertThat(ue.received(AuthenticationRequest.class)).hasSize(1);
    world.leavesNothingBehind();
  }

  @Test
  void purgesWhoStaysAway() {
    detachedImplicitly();
    scheduler.runFor(Duration.ofHours(2));
    assertThat(world.hss.script.received(PurgeUeRequest.class)).hasSize(1);
    assertThat(world.mme.contexts().size()).isZero();
  }

  @Test
  void isNotConcernedWithWhoIsConnected() {
    scheduler.runFor(Duration.ofHours(5));
    assertThat(context().registered()).isTrue();
    assertThat(context().reachable()).isTrue();
  }

  @Test
  void beginsAnewWhenTheUeBecomesIdleAgain() {
    becomeIdle();
    scheduler.runFor(MOBILE_REACHABLE.minusMinutes(1));
    ue.attach();
    world.settle();
    becomeIdle();
    scheduler.runFor(MOBILE_REACHABLE.minusMinutes(1));
    assertThat(context().reachable()).isTrue();
    world.leavesNothingBehind();
  }

  @Test
  void reachesAgainWhoComesBackLate() {
    becomeIdle();
    scheduler.runFor(MOBILE_REACHABLE.plusMinutes(1));
    assertThat(context().reachable()).isFalse();
    ue.attach();
    world.settle();
    assertThat(context().reachable()).isTrue();
    scheduler.runFor(IMPLICIT_DETACH.plusMinutes(1));
    assertThat(context().registered()).isTrue();
    world.leavesNothingBehind();
  }

  @Test
  void beginsWhenTheEnodebLosesTheUe() {
    world.enodeb.reset();
    scheduler.runFor(MOBILE_REACHABLE.plus(IMPLICIT_DETACH).plusMinutes(1));
    assertThat(context().registered()).isFalse();
    world.leavesNothingBehind();
  }

  private void becomeIdle() {
    world.enodeb.requestRelease(ue);
    world.settle();
  }

  private void detachedImplicitly() {
    becomeIdle();
    scheduler.runFor(MOBILE_REACHABLE.plus(IMPLICIT_DETACH).plusSeconds(10));
    assertThat(world.observer.outcomes()).last().isEqualTo("ImplicitDetach COMPLETED");
  }

  private UeContext context() {
    return world.runner().context();
  }
}
