package io.telcomesh.mme;

import static io.telcomesh.mme.Subscriber.IMS;
import static io.telcomesh.mme.Subscriber.INTERNET;
import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.codec.testing.Proves;
import io.telcomesh.gtp.gtpc.Cause;
import io.telcomesh.gtp.gtpc.CauseValue;
import io.telcomesh.gtp.gtpc.DeleteSessionRequest;
import io.telcomesh.gtp.gtpc.DeleteSessionResponse;
import io.telcomesh.identifiers.BitRate;
import io.telcomesh.identifiers.EpsBearerIdentity;
import io.telcomesh.identifiers.PdnType;
import io.telcomesh.nas.eps.DeactivateEpsBearerContextRequest;
import io.telcomesh.nas.eps.DetachRequestFromNetwork;
import io.telcomesh.nas.eps.EsmStatus;
import io.telcomesh.nas.eps.PdnDisconnectReject;
import io.telcomesh.nas.eps.ie.EsmCause;
import io.telcomesh.nas.eps.ie.ProcedureTransactionIdentity;
import io.telcomesh.procedures.SimulatedScheduler;
import io.telcomesh.s1ap.ERabReleaseCommand;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The end of one of two PDN connections, TS 23.401 §5.10.3.
class PdnDisconnectionTest {
  private static final EpsBearerIdentity SIXTH = new EpsBearerIdentity(6);

  private final SimulatedScheduler scheduler = new SimulatedScheduler(1);
  private final World world = new World(scheduler);
  private final ScriptedUe ue = world.ue;

  @BeforeEach
  void connect() {
    world.attached();
    ue.send(ScriptedUe.further(2, IMS, PdnType.IPV4));
    world.settle();
    assertThat(apns()).containsExactly(INTERNET, IMS);
  }

  @AfterEach
  void end() {
    scheduler.close();
  }

  @Test
  @Proves({"esm.pdn-disconnect-by-ue-by-network", "s1ap.e-rab-release"})
  void takesTheStepsOfTheFigureForTheUe() {
    ue.send(ScriptedUe.disconnect(3, 6));
    world.settle();

    var delete = world.sgw.received(DeleteSessionRequest.class).getFirst();
    assertThat(delete.linkedEpsBearerIdentity()).contains(SIXTH);
    var release = world.enodeb.script.received(ERabReleaseCommand.class).getFirst();
    assertThat(release.eRabsToBeReleased().getFirst().eRabId()).isEqualTo(SIXTH);
    assertThat(release.ueAggregateMaximumBitRate().orElseThrow().rates().uplink())
        .isEqualTo(BitRate.megabits(30)); // of the one that is left
    assertThat(ue.received(DeactivateEpsBearerContextRequest.class))
        .containsExactly(
            DeactivateEpsBearerContextRequest.of(
                SIXTH, new ProcedureTransactionIdentity(3), EsmCause.REGULAR_DEACTIVATION));
    assertThat(apns()).containsExactly(INTERNET);
    assertThat(world.observer.outcomes()).last().isEqualTo("PdnDisconnection COMPLETED");
    world.leavesNothingBehind();
  }

  @Test
  @Proves({"esm.pdn-disconnect-by-ue-by-network", "s1ap.e-rab-release"})
  void takesTheStepsOfTheFigureForTheMme() {
    disconnect(6);

    assertThat(ue.received(DeactivateEpsBearerContextRequest.class))
        .containsExactly(
            DeactivateEpsBearerContextRequest.of(
                SIXTH, ProcedureTransactionIdentity.NONE, EsmCause.REACTIVATION_REQUESTED));
    assertThat(apns()).containsExactly(INTERNET);
    world.leavesNothingBehind();
  }

  @Test
  void endsTheConnectionOfAnIdleUeWithoutTellingIt() {
    world.enodeb.requestRelease(ue);
    world.settle();
    disconnect(6);

    assertThat(ue.received(DeactivateEpsBearerContextRequest.class)).isEmpty();
    assertThat(apns()).containsExactly(INTERNET);
    world.leavesNothingBehind();
  }

  @Test
  void endsTheFirstOfTwo() {
    ue.send(ScriptedUe.disconnect(3, 5));
    world.settle();

    assertThat(apns()).containsExactly(IMS);
    world.leavesNothingBehind();
  }

  @Test
  @Proves("esm.last-pdn-handling")
  void refusesToEndTheLast() {
    ue.send(ScriptedUe.disconnect(3, 6));
    world.settle();
    ue.send(ScriptedUe.disconnect(4, 5));
    world.settle();

    assertThat(ue.received(PdnDisconnectReject.class))
        .containsExactly(
            PdnDisconnectReject.of(
                new ProcedureTransactionIdentity(4), EsmCause.LAST_PDN_DISCONNECTION_NOT_ALLOWED));
    assertThat(apns()).containsExactly(INTERNET);
    world.leavesNothingBehind();
  }

  @Test
  @Proves("esm.last-pdn-handling")
  void detachesAUeWhoseLastConnectionItEnds() {
    disconnect(6);
    disconnect(5);

    assertThat(ue.received(DetachRequestFromNetwork.class)).hasSize(1);
    assertThat(world.registered()).isEmpty();
    assertThat(world.sgw.sessions).isEmpty();
    world.leavesNothingBehind();
  }

  @Test
  void refusesToEndWhatIsNotThere() {
    ue.send(ScriptedUe.disconnect(3, 7));
    world.settle();
    ue.send(ScriptedUe.disconnect(0, 6));
    world.settle();

    assertThat(ue.received(PdnDisconnectReject.class).stream().map(each -> each.cause().code()))
        .containsExactly(43, 81);
    assertThat(apns()).containsExactly(INTERNET, IMS);
  }

  @Test
  void endsItThoughTheSgwDoesNotKnowIt() {
    world.sgw.script.on(
        DeleteSessionRequest.class,
        _ -> DeleteSessionResponse.of(Cause.of(CauseValue.CONTEXT_NOT_FOUND)));
    ue.send(ScriptedUe.disconnect(3, 6));
    world.settle();

    assertThat(apns()).containsExactly(INTERNET);
  }

  @Test
  void asksFiveTimesAndEndsItAllTheSame() { // T3495
    for (int i = 0; i < 5; i++) {
      ue.script.thenSilent(DeactivateEpsBearerContextRequest.class);
    }
    ue.send(ScriptedUe.disconnect(3, 6));
    world.settle();
    scheduler.runFor(Duration.ofSeconds(39));
    assertThat(world.mme.active()).isOne();
    scheduler.runFor(Duration.ofSeconds(2));

    assertThat(ue.received(DeactivateEpsBearerContextRequest.class)).hasSize(5);
    assertThat(apns()).containsExactly(INTERNET);
    world.leavesNothingBehind();
  }

  @Test
  void endsItThoughTheEnodebSaysNothing() {
    world.enodeb.script.thenSilent(ERabReleaseCommand.class);
    ue.send(ScriptedUe.disconnect(3, 6));
    world.settle();
    scheduler.runFor(Duration.ofSeconds(6));

    assertThat(world.mme.active()).isZero();
    world.leavesNothingBehind();
  }

  @Test
  void answersTheSameRequestOnce() { // T3492 of the UE
    ue.script.thenSilent(DeactivateEpsBearerContextRequest.class);
    ue.send(ScriptedUe.disconnect(3, 6));
    world.settle();
    ue.send(ScriptedUe.disconnect(3, 6));
    world.settle();

    assertThat(world.sgw.received(DeleteSessionRequest.class)).hasSize(1);
    assertThat(apns()).containsExactly(INTERNET);
    world.leavesNothingBehind();
  }

  @Test
  void endsItWhereTheUeDoesNotKnowIt() { // §6.7
    ue.script.thenSilent(DeactivateEpsBearerContextRequest.class);
    disconnect(6);
    ue.send(
        new EsmStatus(
            SIXTH, ProcedureTransactionIdentity.NONE, EsmCause.INVALID_EPS_BEARER_IDENTITY));
    world.settle();

    assertThat(world.mme.active()).isZero();
    assertThat(apns()).containsExactly(INTERNET);
    world.leavesNothingBehind();
  }

  @Test
  void connectsAgainToTheSameApn() {
    ue.send(ScriptedUe.disconnect(3, 6));
    world.settle();
    ue.send(ScriptedUe.further(4, IMS, PdnType.IPV4));
    world.settle();

    assertThat(apns()).containsExactly(INTERNET, IMS);
    world.leavesNothingBehind();
  }

  private void disconnect(int bearer) {
    world
        .runner()
        .post(
            new UeMessage.DisconnectPdn(
                new EpsBearerIdentity(bearer), EsmCause.REACTIVATION_REQUESTED));
    world.settle();
  }

  private List<String> apns() {
    return world.runner().context().pdnConnections().stream().map(pdn -> pdn.apn().name()).toList();
  }
}
