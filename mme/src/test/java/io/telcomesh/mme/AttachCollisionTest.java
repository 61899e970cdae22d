package io.telcomesh.mme;

import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.codec.Octets;
import io.telcomesh.codec.OtherIes;
import io.telcomesh.codec.testing.Proves;
import io.telcomesh.gtp.gtpc.CauseValue;
import io.telcomesh.gtp.gtpc.DeleteSessionRequest;
import io.telcomesh.identifiers.PdnType;
import io.telcomesh.nas.eps.AttachAccept;
import io.telcomesh.nas.eps.AttachReject;
import io.telcomesh.nas.eps.AuthenticationRequest;
import io.telcomesh.nas.eps.EmmStatus;
import io.telcomesh.nas.eps.IdentityResponse;
import io.telcomesh.nas.eps.TrackingAreaUpdateReject;
import io.telcomesh.nas.eps.TrackingAreaUpdateRequest;
import io.telcomesh.nas.eps.ie.EmmCause;
import io.telcomesh.nas.eps.ie.EpsMobileIdentity;
import io.telcomesh.nas.eps.ie.EpsUpdateType;
import io.telcomesh.nas.eps.ie.MobileIdentity;
import io.telcomesh.procedures.DropReason;
import io.telcomesh.procedures.SimulatedScheduler;
import io.telcomesh.s1ap.CauseRadioNetwork;
import io.telcomesh.s1ap.InitialContextSetupRequest;
import io.telcomesh.s1ap.NasNonDeliveryIndication;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What meets an attach under way: one test for each line of its `collideWith`.
class AttachCollisionTest {
  private final SimulatedScheduler scheduler = new SimulatedScheduler(1);
  private final World world = new World(scheduler).connected();
  private final ScriptedUe ue = world.ue;

  @AfterEach
  void end() {
    scheduler.close();
  }

  @Test
  void repeatsTheAcceptToWhomRepeatsHisRequest() { // TS 24.301 §5.5.1.2.7 d
    var request = ue.attachRequest();
    ue.script.thenSilent(AttachAccept.class);
    ue.attach(request);
    world.settle();
    ue.send(request);
    world.settle();
    assertThat(ue.received(AttachAccept.class)).hasSize(2);
    assertThat(world.observer.outcomes()).last().isEqualTo("Attach COMPLETED");
  }

  @Test
  void beginsAnewForADifferentRequest() { // §5.5.1.2.7 e
    awaitsComplete();
    ue.pdn = ScriptedUe.pdn(PdnType.IPV4V6, false, Optional.empty());
    ue.attachAgain();
    world.settle();
    attachAborted();
    assertThat(world.observer.outcomes()).last().isEqualTo("Attach COMPLETED");
    assertThat(world.sgw.received(DeleteSessionRequest.class)).hasSize(1);
    world.leavesNothingBehind();
  }

  @Test
  void ignoresARepeatedRequestBeforeTheAccept() { // §5.5.1.2.7 e
    var request = ue.attachRequest();
    ue.script.thenSilent(AuthenticationRequest.class);
    ue.attach(request);
    world.settle();
    ue.send(request);
    world.settle();
    assertThat(ue.received(AuthenticationRequest.class)).hasSize(1);
    scheduler.runFor(Duration.ofSeconds(6));
    assertThat(ue.received(AuthenticationRequest.class)).hasSize(2);
    assertThat(world.observer.outcomes())
        .doesNotContain("Attach ABORTED")
        .last()
        .isEqualTo("Attach COMPLETED");
  }

  @Test
  void beginsAnewForADifferentRequestBeforeTheAccept() { // §5.5.1.2.7 e
    ue.script.thenSilent(AuthenticationRequest.class);
    ue.attach();
    world.settle();
    ue.pdn = ScriptedUe.pdn(PdnType.IPV4V6, false, Optional.empty());
    ue.attachAgain();
    world.settle();
    attachAborted();
    assertThat(world.observer.outcomes()).last().isEqualTo("Attach COMPLETED");
    world.leavesNothingBehind();
  }

  @Test
  void makesWhoUpdatesHisTrackingAreaInsteadOfCompletingAttachAnew() { // §5.5.1.2.7 g
    awaitsComplete();
    ue.send(
        TrackingAreaUpdateRequest.of(
            new EpsUpdateType(EpsUpdateType.Kind.PERIODIC, false),
            ue.keySetIdentifier(),
            EpsMobileIdentity.of(ue.guti.orElseThrow())));
    world.settle();
    attachAborted();
    assertThat(ue.received(TrackingAreaUpdateReject.class).getFirst().cause())
        .isEqualTo(EmmCause.IMPLICITLY_DETACHED);
    gone();
  }

  @Test
  void rejectsARequestThatCannotBeRead() { // §5.5.1.2.7 b
    ue.connect(Octets.of(7, 0x41, 0x71, 0xff));
    world.settle();
    assertThat(ue.received(AttachReject.class).getFirst().cause())
        .isEqualTo(EmmCause.INVALID_MANDATORY_INFORMATION);
    assertThat(world.mme.contexts().size()).isZero();
    world.leavesNothingBehind();
  }

  @Test
  @Proves("s1ap.nas-non-delivery-indication")
  void sendsAgainAtOnceWhatAHandoverLost() { // TS 36.413 §8.6.2.4
    awaitsComplete();
    notDelivered(CauseRadioNetwork.X2_HANDOVER_TRIGGERED);
    assertThat(ue.received(AttachAccept.class)).hasSize(2);
    assertThat(world.observer.outcomes()).last().isEqualTo("Attach COMPLETED");
    world.leavesNothingBehind();
  }

  @Test
  @Proves("s1ap.nas-non-delivery-indication")
  void leavesItToItsTimerToSendAgainWhatElseIsLost() {
    awaitsComplete();
    notDelivered(CauseRadioNetwork.RADIO_CONNECTION_WITH_UE_LOST);
    assertThat(ue.received(AttachAccept.class)).hasSize(1);
    scheduler.runFor(Duration.ofSeconds(6));
    assertThat(ue.received(AttachAccept.class)).hasSize(2);
    assertThat(world.observer.outcomes()).last().isEqualTo("Attach COMPLETED");
  }

  @Test
  void ignoresAnAnswerThatNobodyAwaits() {
    awaitsComplete();
    ue.send(new IdentityResponse(MobileIdentity.of(ue.subscriber.imsi())));
    world.settle();
    stillAwaitsComplete();
    assertThat(world.observer.dropped())
        .last()
        .satisfies(dropped -> assertThat(dropped.reason()).isEqualTo(DropReason.IGNORED));
  }

  @Test
  void answersWhatCannotBeReadAndGoesOn() {
    awaitsComplete();
    ue.sendProtected(Octets.of(7, 0xff));
    world.settle();
    assertThat(ue.received(EmmStatus.class)).hasSize(1);
    stillAwaitsComplete();
  }

  @Test
  void ignoresWhatIsNotProtectedAsItShouldBe() {
    awaitsComplete();
    ue.send(Octets.of(7, 0x43, 0, 1, 0x52));
    world.settle();
    stillAwaitsComplete();
  }

  @Test
  void endsWithTheDetachOfTheUe() { // §5.5.1.2.7 h
    awaitsComplete();
    ue.detach(false);
    world.settle();
    attachAborted();
    assertThat(world.observer.outcomes()).last().isEqualTo("UeInitiatedDetach COMPLETED");
    gone();
  }

  @Test
  void endsWithTheDetachOfTheUeOnANewConnection() {
    awaitsComplete();
    ue.connect(ue.detachRequest(false));
    world.settle();
    attachAborted();
    gone();
  }

  @Test
  void doesNotEndWithADetachThatIsForged() {
    awaitsComplete();
    var forger = new ScriptedUe(scheduler, Subscriber.BOB, world.otherEnodeb);
    forger.guti = ue.guti;
    forger.connect(forger.detachRequest(true));
    world.settle();
    stillAwaitsComplete();
    assertThat(world.otherEnodeb.connections).isEmpty();
    assertThat(world.runner().context().connection().orElseThrow().enodeb().reference())
        .isEqualTo("enodeb-enb-1");
  }

  @Test
  void endsWithItsConnection() { // §5.5.1.2.7 a
    awaitsComplete();
    world.enodeb.reset();
    world.settle();
    attachAborted();
    gone();
  }

  @Test
  void endsWithTheAssociation() {
    awaitsComplete();
    world.enodeb.loseAssociation();
    world.settle();
    attachAborted();
    gone();
  }

  @Test
  void endsWhenTheEnodebReleasesTheUe() {
    awaitsComplete();
    world.enodeb.requestRelease(ue);
    world.settle();
    attachAborted();
    gone();
  }

  @Test
  void endsWhenTheHssCancelsTheLocation() {
    awaitsComplete();
    world.hss.cancel(ue.subscriber.imsi());
    world.settle();
    attachAborted();
    assertThat(world.hss.cancelled()).hasSize(1);
    gone();
  }

  @Test
  void pagesNobodyWhoIsJustAttaching() {
    awaitsComplete();
    world.sgw.notifyOf(world.runner().context().s11Teid());
    world.settle();
    assertThat(world.sgw.notified).containsExactly(CauseValue.REQUEST_ACCEPTED);
    stillAwaitsComplete();
  }

  @Test
  void completesWhicheverAnswerIsFirst() {
    world.enodeb.script.then(
        InitialContextSetupRequest.class,
        request -> {
          scheduler.after(
              Duration.ofSeconds(1), () -> world.enodeb.send(ScriptedEnodeb.setUp(request)));
          return ScriptedEnodeb.capability(request);
        });
    ue.attach();
    world.settle();
    assertThat(ue.received(AttachAccept.class)).hasSize(1);
    scheduler.runFor(Duration.ofSeconds(2));
    assertThat(world.observer.outcomes()).last().isEqualTo("Attach COMPLETED");
    assertThat(ue.received(AuthenticationRequest.class)).hasSize(1);
  }

  private void notDelivered(CauseRadioNetwork cause) {
    var ids = world.enodeb.named(ue).orElseThrow();
    world.enodeb.send(
        new NasNonDeliveryIndication(
            ids.mmeUeS1apId(), ids.enbUeS1apId(), Octets.of(7), cause, OtherIes.NONE));
    world.settle();
  }

  private void awaitsComplete() {
    ue.script.thenSilent(AttachAccept.class);
    ue.attach();
    world.settle();
    assertThat(world.runner()).asString().contains("AttachComplete");
  }

  private void stillAwaitsComplete() {
    assertThat(world.runner()).asString().contains("AttachComplete");
    ue.send(ScriptedUe.attachComplete());
    world.settle();
    assertThat(world.observer.outcomes()).last().isEqualTo("Attach COMPLETED");
    world.leavesNothingBehind();
  }

  private void attachAborted() {
    assertThat(world.observer.outcomes()).contains("Attach ABORTED");
  }

  private void gone() {
    assertThat(world.registered()).isEmpty();
    assertThat(world.sgw.received(DeleteSessionRequest.class)).hasSize(1);
    world.leavesNothingBehind();
  }
}
