package io.telcomesh.enodebsim;

import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.codec.OtherIes;
import io.telcomesh.nas.eps.AttachRequest;
import io.telcomesh.nas.eps.DetachAcceptFromUe;
import io.telcomesh.nas.eps.DetachRequestFromNetwork;
import io.telcomesh.nas.eps.DetachRequestFromUe;
import io.telcomesh.nas.eps.EsmInformationResponse;
import io.telcomesh.nas.eps.ie.EmmCause;
import io.telcomesh.nas.eps.ie.EpsMobileIdentity;
import io.telcomesh.nas.eps.ie.NetworkDetachType;
import io.telcomesh.procedures.SimulatedScheduler;
import io.telcomesh.procedures.testing.InterruptionKit;
import io.telcomesh.s1ap.InitialUeMessage;
import io.telcomesh.s1ap.UeContextReleaseRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UeDetachTest {
  private final SimulatedScheduler scheduler = new SimulatedScheduler(4);
  private final SimWorld world = new SimWorld(scheduler).wired();

  @AfterEach
  void end() {
    assertThat(world.observer.failures()).isEmpty();
    scheduler.close();
  }

  @Test
  void detachesAndLeavesNothing() {
    world.attach();
    var guti = world.ue.guti().orElseThrow();
    assertThat(world.detach(false).succeeded()).isTrue();
    var request = world.mme.nas.received(DetachRequestFromUe.class).getFirst();
    assertThat(request.detachType().switchOff()).isFalse();
    assertThat(request.identity()).isEqualTo(EpsMobileIdentity.of(guti));
    assertThat(world.mme.released).hasSize(1);
    assertThat(world.observer.outcomes()).contains("UeDetach COMPLETED");
    everythingIsGone();
  }

  @Test
  void switchesOffWithoutWaitingForAnAccept() {
    world.attach();
    assertThat(world.detach(true).succeeded()).isTrue();
    assertThat(world.mme.nas.received(DetachRequestFromUe.class))
        .singleElement()
        .matches(request -> request.detachType().switchOff());
    assertThat(world.observer.outcomes()).contains("UeDetach COMPLETED");
    everythingIsGone();
  }

  @Test
  void asksFiveTimesAndThenDetachesByItself() {
    world.attach();
    world.mme.nas.on(DetachRequestFromUe.class, _ -> List.of());
    var result = world.detach(false);
    assertThat(result.rejection().orElseThrow().message()).isEqualTo("T3421 expired");
    assertThat(result.duration()).hasSeconds(75);
    assertThat(world.mme.nas.received(DetachRequestFromUe.class)).hasSize(5);
    assertThat(world.mme.s1ap.received(UeContextReleaseRequest.class)).hasSize(1);
    everythingIsGone();
  }

  @Test
  void asksForTheReleaseThatDoesNotCome() {
    world.attach();
    world.mme.nas.on(DetachRequestFromUe.class, _ -> List.of());
    assertThat(world.detach(true).succeeded()).isTrue();
    scheduler.runFor(Duration.ofSeconds(20));
    assertThat(world.mme.s1ap.received(UeContextReleaseRequest.class)).hasSize(1);
    everythingIsGone();
  }

  @Test
  void detachesFromIdleOverANewConnection() {
    world.attach();
    world.mme.send(world.mme.release());
    world.settle();
    assertThat(world.ue.connection()).isEmpty();
    assertThat(world.ue.registered()).isTrue();
    assertThat(world.detach(false).succeeded()).isTrue();
    assertThat(world.mme.s1ap.received(InitialUeMessage.class)).hasSize(2);
    assertThat(world.mme.nas.received(DetachRequestFromUe.class)).hasSize(1);
    everythingIsGone();
  }

  @Test
  void isDoneAtOnceWhenItIsNotAttached() {
    assertThat(world.detach(false).succeeded()).isTrue();
    assertThat(world.mme.nas.received()).isEmpty();
  }

  @Test
  void abortsAnAttachThatIsUnderWay() {
    world.mme.nas.thenSilent(EsmInformationResponse.class);
    world.wantAttach();
    scheduler.runUntil(
        () -> !world.mme.nas.received(EsmInformationResponse.class).isEmpty(),
        Duration.ofSeconds(5));
    assertThat(world.detach(false).succeeded()).isTrue();
    assertThat(world.results)
        .first()
        .matches(result -> result.rejection().orElseThrow().message().equals("Detach"));
    scheduler.runFor(Duration.ofHours(1));
    assertThat(world.mme.nas.received(AttachRequest.class)).hasSize(1);
    everythingIsGone();
  }

  @Test
  void acceptsADetachOfTheNetwork() {
    world.attach();
    world.mme.send(DetachRequestFromNetwork.of(NetworkDetachType.REATTACH_NOT_REQUIRED));
    scheduler.runFor(Duration.ofSeconds(30));
    assertThat(world.mme.nas.received(DetachAcceptFromUe.class)).hasSize(1);
    assertThat(world.ue.lastRejection().orElseThrow().message()).isEqualTo("Detach Request");
    assertThat(world.mme.nas.received(AttachRequest.class)).hasSize(1);
    everythingIsGone();
  }

  @Test
  void comesBackAfterT3402WhenItWasNotSaidWhyItWasDetached() {
    world.attach();
    world.mme.send(DetachRequestFromNetwork.of(NetworkDetachType.REATTACH_NOT_REQUIRED));
    world.mme.send(world.mme.release());
    scheduler.runFor(Duration.ofMinutes(13));
    assertThat(world.mme.nas.received(AttachRequest.class))
        .last()
        .matches(request -> request.identity().equals(EpsMobileIdentity.of(SimWorld.IMSI)));
    assertThat(world.ue.registered()).isTrue();
  }

  @Test
  void doesNotComeBackWhenItsSubscriptionIsWithdrawn() {
    world.attach();
    world.mme.send(withdrawn());
    scheduler.runFor(Duration.ofHours(1));
    assertThat(world.mme.nas.received(AttachRequest.class)).hasSize(1);
    assertThat(world.ue.usimInvalid()).isTrue();
    assertThat(world.ue.guti()).isEmpty();
    everythingIsGone();
  }

  @Test
  void attachesAgainWhenTheNetworkWantsThatAndHasReleasedIt() {
    world.attach();
    world.mme.send(DetachRequestFromNetwork.of(NetworkDetachType.REATTACH_REQUIRED));
    world.settle();
    assertThat(world.mme.nas.received(AttachRequest.class)).hasSize(1);
    world.mme.send(world.mme.release());
    world.settle();
    assertThat(world.mme.nas.received(AttachRequest.class)).hasSize(2);
    assertThat(world.ue.registered()).isTrue();
  }

  @Test
  void attachesAgainThoughTheNetworkDoesNotReleaseIt() {
    world.attach();
    world.mme.s1ap.thenSilent(UeContextReleaseRequest.class);
    world.mme.send(DetachRequestFromNetwork.of(NetworkDetachType.REATTACH_REQUIRED));
    scheduler.runFor(Duration.ofSeconds(12));
    assertThat(world.mme.s1ap.received(UeContextReleaseRequest.class)).hasSize(1);
    assertThat(world.ue.registered()).isTrue();
  }

  @Test
  void acceptsOnceMoreWhatTheNetworkRepeats() {
    world.attach();
    world.mme.send(DetachRequestFromNetwork.of(NetworkDetachType.REATTACH_REQUIRED));
    world.settle();
    world.mme.send(DetachRequestFromNetwork.of(NetworkDetachType.REATTACH_REQUIRED));
    world.settle();
    assertThat(world.mme.nas.received(DetachAcceptFromUe.class)).hasSize(2);
    assertThat(world.observer.outcomes()).doesNotContain("NetworkDetach COMPLETED");
  }

  @Test
  void doesNotComeBackWhenItIsToldToDetachMeanwhile() {
    world.attach();
    world.mme.send(DetachRequestFromNetwork.of(NetworkDetachType.REATTACH_REQUIRED));
    world.settle();
    world.detach(true);
    scheduler.runFor(Duration.ofHours(1));
    assertThat(world.mme.nas.received(AttachRequest.class)).hasSize(1);
    everythingIsGone();
  }

  @Test
  void detachOfTheNetworkLeavesNothingBehindWhenInterrupted() {
    InterruptionKit.<SimWorld>interrupting(
            UeDetachTest::attached,
            each -> each.runner,
            each -> {
              each.mme.send(DetachRequestFromNetwork.of(NetworkDetachType.REATTACH_REQUIRED));
              each.scheduler.after(Duration.ofMillis(50), () -> each.mme.send(each.mme.release()));
              each.scheduler.runUntil(each.runner::active, Duration.ofSeconds(1));
            })
        .with("attach", SimWorld::wantAttach)
        .with("switch off", each -> each.sim.detach(SimWorld.IMSI, true, each.results::add))
        .with("detach for good", each -> each.mme.send(withdrawn()))
        .with("the eNodeB resets", each -> each.sim.enodebs().getFirst().reset())
        .with("shutdown", each -> each.runner.shutdown())
        .settling(Duration.ofMinutes(2))
        .leavesNothingBehind(UeAttachTest::allThatIsOpenIsInUse);
  }

  private static DetachRequestFromNetwork withdrawn() {
    return new DetachRequestFromNetwork(
        NetworkDetachType.REATTACH_NOT_REQUIRED,
        Optional.of(EmmCause.EPS_SERVICES_NOT_ALLOWED),
        OtherIes.NONE);
  }

  @Test
  void leavesNothingBehindWhenInterrupted() {
    var tried =
        InterruptionKit.<SimWorld>interrupting(
                UeDetachTest::attached,
                each -> each.runner,
                each -> each.sim.detach(SimWorld.IMSI, false, each.results::add))
            .with("attach", SimWorld::wantAttach)
            .with("switch off", each -> each.sim.detach(SimWorld.IMSI, true, each.results::add))
            .with("the eNodeB resets", each -> each.sim.enodebs().getFirst().reset())
            .with("shutdown", each -> each.runner.shutdown())
            .settling(Duration.ofMinutes(2))
            .leavesNothingBehind(UeAttachTest::allThatIsOpenIsInUse);
    assertThat(tried.steps()).isGreaterThan(4);
  }

  private static SimWorld attached(SimulatedScheduler scheduler) {
    var world = new SimWorld(scheduler).wired();
    world.attach();
    return world;
  }

  private void everythingIsGone() {
    assertThat(world.ue.registered()).isFalse();
    UeAttachTest.allThatIsOpenIsInUse(world);
    assertThat(world.ue.connection()).isEmpty();
  }
}
