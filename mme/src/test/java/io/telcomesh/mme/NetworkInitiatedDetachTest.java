package io.telcomesh.mme;

import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.codec.testing.Proves;
import io.telcomesh.diameter.s6a.CancellationType;
import io.telcomesh.diameter.s6a.PurgeUeRequest;
import io.telcomesh.gtp.gtpc.DeleteSessionRequest;
import io.telcomesh.nas.eps.AuthenticationRequest;
import io.telcomesh.nas.eps.DetachAcceptFromNetwork;
import io.telcomesh.nas.eps.DetachRequestFromNetwork;
import io.telcomesh.nas.eps.EmmInformation;
import io.telcomesh.nas.eps.EmmStatus;
import io.telcomesh.nas.eps.ie.EmmCause;
import io.telcomesh.nas.eps.ie.EpsUpdateType;
import io.telcomesh.nas.eps.ie.NetworkDetachType;
import io.telcomesh.procedures.SimulatedScheduler;
import io.telcomesh.s1ap.CauseNas;
import io.telcomesh.s1ap.Paging;
import io.telcomesh.s1ap.UeContextReleaseCommand;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// TS 23.401 §5.3.8.3 and §5.3.8.4, TS 24.301 §5.5.2.3.
class NetworkInitiatedDetachTest {
  private static final long REATTACH_REQUIRED = 1 << 1;

  private final SimulatedScheduler scheduler = new SimulatedScheduler(1);
  private final World world = new World(scheduler).attached();
  private final ScriptedUe ue = world.ue;
  private final List<DetachOutcome> outcomes = new ArrayList<>();

  @AfterEach
  void end() {
    scheduler.close();
  }

  @Test
  @Proves("emm.detach-by-network-t3422-re-attach-required")
  void tellsTheUeDeletesItsSessionAndReleasesIt() {
    detach(NetworkDetachType.REATTACH_REQUIRED);
    world.settle();
    assertThat(requests()).containsExactly(NetworkDetachType.REATTACH_REQUIRED);
    assertThat(world.sgw.received(DeleteSessionRequest.class)).hasSize(1);
    assertThat(world.enodeb.script.received(UeContextReleaseCommand.class))
        .extracting(UeContextReleaseCommand::cause)
        .containsExactly(CauseNas.DETACH);
    assertThat(outcomes).containsExactly(DetachOutcome.ACCEPTED);
    detached();
  }

  @Test
  void letsWhoComesBackKeepItsKeys() {
    detach(NetworkDetachType.REATTACH_REQUIRED);
    world.settle();
    ue.attach();
    world.settle();
    assertThat(world.observer.outcomes()).last().isEqualTo("Attach COMPLETED");
    assertThat(ue.received(AuthenticationRequest.class)).hasSize(1);
    world.leavesNothingBehind();
  }

  @Test
  void tellsTheUeToStayAway() {
    detach(NetworkDetachType.REATTACH_NOT_REQUIRED);
    world.settle();
    assertThat(requests()).containsExactly(NetworkDetachType.REATTACH_NOT_REQUIRED);
    assertThat(ue.received(DetachRequestFromNetwork.class).getFirst().cause()).isEmpty();
    detached();
  }

  @Test
  @Proves("emm.detach-by-network-t3422-re-attach-required")
  void asksASilentUeFiveTimes() {
    ue.mute = true;
    detach(NetworkDetachType.REATTACH_REQUIRED);
    scheduler.runFor(Duration.ofSeconds(29));
    assertThat(outcomes).isEmpty();
    scheduler.runFor(Duration.ofSeconds(2));
    assertThat(outcomes).containsExactly(DetachOutcome.SILENT);
    detached();
  }

  @Test
  void repeatsTheRequestUntilTheUeAnswers() {
    for (int i = 0; i < 4; i++) {
      ue.script.thenSilent(DetachRequestFromNetwork.class);
    }
    detach(NetworkDetachType.REATTACH_REQUIRED);
    scheduler.runFor(Duration.ofSeconds(25));
    assertThat(requests()).hasSize(5);
    assertThat(outcomes).containsExactly(DetachOutcome.ACCEPTED);
    detached();
  }

  @Test
  void pagesWhoIsIdleAndTellsHim() {
    world.idle();
    detach(NetworkDetachType.REATTACH_REQUIRED);
    world.settle();
    assertThat(world.enodeb.script.received(Paging.class)).hasSize(1);
    ue.requestService();
    world.settle();
    assertThat(requests()).containsExactly(NetworkDetachType.REATTACH_REQUIRED);
    assertThat(outcomes).containsExactly(DetachOutcome.ACCEPTED);
    detached();
  }

  @Test
  void tellsWhoAnswersItsPagingWithAnUpdate() {
    world.idle();
    detach(NetworkDetachType.REATTACH_NOT_REQUIRED);
    world.settle();
    ue.update(EpsUpdateType.Kind.PERIODIC, false);
    world.settle();
    assertThat(outcomes).containsExactly(DetachOutcome.ACCEPTED);
    detached();
  }

  @Test
  void detachesWhoDoesNotAnswerItsPaging() {
    world.idle();
    detach(NetworkDetachType.REATTACH_REQUIRED);
    scheduler.runFor(Duration.ofSeconds(30));
    assertThat(world.enodeb.script.received(Paging.class)).hasSize(3);
    assertThat(outcomes).containsExactly(DetachOutcome.NOT_REACHED);
    detached();
  }

  @Test
  void doesNotPageWhoDoesNotComeBackInTime() {
    world.idle();
    scheduler.runFor(Duration.ofMinutes(60));
    detach(NetworkDetachType.REATTACH_REQUIRED);
    world.settle();
    assertThat(world.enodeb.script.received(Paging.class)).isEmpty();
    assertThat(outcomes).containsExactly(DetachOutcome.NOT_REACHED);
    detached();
  }

  @Test
  void saysThatThereIsNobodyToDetach() {
    assertThat(world.mme.detach(Subscriber.BOB.imsi(), reattach(), outcomes::add)).isFalse();
    assertThat(outcomes).isEmpty();
  }

  @Test
  void waitsUntilAnAttachHasEnded() {
    ue.attachAgain();
    scheduler.runUntil(() -> !world.runner().context().registered(), Duration.ofSeconds(1));
    detach(NetworkDetachType.REATTACH_REQUIRED);
    world.settle();
    assertThat(world.observer.outcomes()).contains("Attach COMPLETED");
    assertThat(outcomes).containsExactly(DetachOutcome.ACCEPTED);
    detached();
  }

  /// §5.5.2.3.5 b.
  @Test
  void detachesLocallyWhenTheConnectionIsLost() {
    ue.mute = true;
    detach(NetworkDetachType.REATTACH_REQUIRED);
    scheduler.runFor(Duration.ofSeconds(1));
    world.enodeb.reset();
    world.settle();
    assertThat(outcomes).containsExactly(DetachOutcome.OVERTAKEN);
    gone();
  }

  /// §5.5.2.3.5 b.
  @Test
  void detachesLocallyWhenTheEnodebReleasesTheUe() {
    ue.mute = true;
    detach(NetworkDetachType.REATTACH_REQUIRED);
    scheduler.runFor(Duration.ofSeconds(1));
    world.enodeb.requestRelease(ue);
    world.settle();
    gone();
  }

  /// §5.5.2.3.5 c.
  @Test
  void acceptsADetachThatCrossesItsOwn() {
    ue.script.thenSilent(DetachRequestFromNetwork.class);
    detach(NetworkDetachType.REATTACH_REQUIRED);
    world.settle();
    ue.detach(false);
    world.settle();
    assertThat(ue.received(DetachAcceptFromNetwork.class)).hasSize(1);
    assertThat(outcomes).containsExactly(DetachOutcome.OVERTAKEN);
    gone();
  }

  /// §5.5.2.3.5 d.
  @Test
  void letsWhoShallComeBackAttachAtOnce() {
    ue.script.thenSilent(DetachRequestFromNetwork.class);
    detach(NetworkDetachType.REATTACH_REQUIRED);
    world.settle();
    ue.attachAgain();
    world.settle();
    assertThat(world.observer.outcomes()).last().isEqualTo("Attach COMPLETED");
    assertThat(world.sgw.received(DeleteSessionRequest.class)).hasSize(1);
    world.leavesNothingBehind();
  }

  /// §5.5.2.3.5 d.
  @Test
  void ignoresAnAttachOfWhoShallStayAway() {
    ue.script.thenSilent(DetachRequestFromNetwork.class);
    detach(NetworkDetachType.REATTACH_NOT_REQUIRED);
    world.settle();
    ue.attachAgain();
    scheduler.runFor(Duration.ofSeconds(7));
    assertThat(world.observer.outcomes()).containsOnlyOnce("Attach COMPLETED");
    assertThat(requests()).hasSize(2);
    assertThat(outcomes).containsExactly(DetachOutcome.ACCEPTED);
    detached();
  }

  @Test
  void detachesOnceWhoIsDetachedTwice() {
    detach(NetworkDetachType.REATTACH_REQUIRED);
    detach(NetworkDetachType.REATTACH_REQUIRED);
    world.settle();
    assertThat(requests()).hasSize(1);
    assertThat(outcomes).containsExactly(DetachOutcome.ACCEPTED, DetachOutcome.NOT_ATTACHED);
    gone();
  }

  @Test
  @Proves("emm.detach-by-hss-subscription-withdrawn")
  void tellsWhoseSubscriptionIsWithdrawnWhy() {
    world.hss.cancel(ue.subscriber.imsi());
    world.settle();
    assertThat(world.hss.cancelled()).hasSize(1);
    var request = ue.received(DetachRequestFromNetwork.class).getFirst();
    assertThat(request.detachType()).isEqualTo(NetworkDetachType.REATTACH_NOT_REQUIRED);
    assertThat(request.cause()).contains(EmmCause.EPS_SERVICES_NOT_ALLOWED);
    assertThat(world.hss.script.received(PurgeUeRequest.class)).isEmpty();
    assertThat(world.mme.contexts().size()).isZero();
    detached();
  }

  /// TS 29.272 §7.3.152.
  @Test
  void tellsWhoseSubscriptionIsReplacedToComeBack() {
    world.hss.cancel(
        ue.subscriber.imsi(), CancellationType.SUBSCRIPTION_WITHDRAWAL, REATTACH_REQUIRED);
    world.settle();
    assertThat(requests()).containsExactly(NetworkDetachType.REATTACH_REQUIRED);
    assertThat(ue.received(DetachRequestFromNetwork.class).getFirst().cause()).isEmpty();
    detached();
  }

  @Test
  void doesNotLetTheHssWaitForASilentUe() {
    ue.mute = true;
    world.hss.cancel(ue.subscriber.imsi());
    world.settle();
    assertThat(world.hss.cancelled())
        .extracting(answer -> answer.result().success())
        .containsExactly(true);
    scheduler.runFor(Duration.ofMinutes(1));
    gone();
  }

  @Test
  void cannotBeAnsweredBySomebodyElse() {
    ue.mute = true;
    detach(NetworkDetachType.REATTACH_REQUIRED);
    world.settle();
    var forger = new ScriptedUe(scheduler, Subscriber.BOB, world.otherEnodeb);
    forger.guti = ue.guti;
    forger.connect(forger.detachRequest(true));
    world.settle();
    assertThat(outcomes).isEmpty();
    assertThat(world.otherEnodeb.connections).isEmpty();
  }

  @Test
  void saysNothingElseToWhoIsBeingDetached() {
    ue.script.thenSilent(DetachRequestFromNetwork.class);
    detach(NetworkDetachType.REATTACH_REQUIRED);
    world.settle();
    int before = ue.received().size();
    ue.send(new EmmStatus(EmmCause.CONGESTION));
    world.settle();
    assertThat(ue.received()).hasSize(before);
    assertThat(ue.received(EmmInformation.class)).hasSize(1);
  }

  private void detach(NetworkDetachType type) {
    assertThat(world.mme.detach(ue.subscriber.imsi(), type, outcomes::add)).isTrue();
  }

  private static NetworkDetachType reattach() {
    return NetworkDetachType.REATTACH_REQUIRED;
  }

  private List<NetworkDetachType> requests() {
    return ue.received(DetachRequestFromNetwork.class).stream()
        .map(DetachRequestFromNetwork::detachType)
        .toList();
  }

  private void detached() {
    assertThat(world.observer.outcomes()).last().isEqualTo("NetworkInitiatedDetach COMPLETED");
    gone();
  }

  private void gone() {
    assertThat(world.registered()).isEmpty();
    assertThat(world.sgw.sessions).isEmpty();
    world.leavesNothingBehind();
  }
}
