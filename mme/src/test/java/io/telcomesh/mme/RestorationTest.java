package io.telcomesh.mme;

import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.gtp.gtpc.Cause;
import io.telcomesh.gtp.gtpc.CauseValue;
import io.telcomesh.gtp.gtpc.DeleteSessionRequest;
import io.telcomesh.gtp.gtpc.DownlinkDataNotificationFailureIndication;
import io.telcomesh.gtp.gtpc.ModifyBearerRequest;
import io.telcomesh.gtp.gtpc.ModifyBearerResponse;
import io.telcomesh.identifiers.EpsBearerIdentity;
import io.telcomesh.identifiers.PdnType;
import io.telcomesh.nas.eps.DeactivateEpsBearerContextRequest;
import io.telcomesh.nas.eps.DetachRequestFromNetwork;
import io.telcomesh.nas.eps.ie.EsmCause;
import io.telcomesh.nas.eps.ie.NetworkDetachType;
import io.telcomesh.nas.eps.ie.ProcedureTransactionIdentity;
import io.telcomesh.procedures.SimulatedScheduler;
import io.telcomesh.s1ap.CauseNas;
import io.telcomesh.s1ap.ERabReleaseCommand;
import io.telcomesh.s1ap.InitialContextSetupRequest;
import io.telcomesh.s1ap.Paging;
import io.telcomesh.s1ap.UeContextReleaseCommand;
import java.net.InetAddress;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// TS 23.007 §16 and §17: a gateway has lost the sessions of its UEs.
class RestorationTest {
  private static final InetAddress OTHER_PGW = InetAddress.ofLiteral("10.60.50.2");
  private static final EpsBearerIdentity SECOND = new EpsBearerIdentity(6);

  private final SimulatedScheduler scheduler = new SimulatedScheduler(1);
  private final World world = new World(scheduler).attached();
  private final ScriptedUe ue = world.ue;

  @AfterEach
  void end() {
    scheduler.close();
  }

  @Test
  void wantsUesOfASgwThatHasRestartedToAttachAgain() {
    world.restartSgw();
    world.settle();

    assertThat(ue.received(DetachRequestFromNetwork.class))
        .extracting(DetachRequestFromNetwork::detachType)
        .containsExactly(NetworkDetachType.REATTACH_REQUIRED);
    assertThat(world.enodeb.script.received(UeContextReleaseCommand.class))
        .extracting(UeContextReleaseCommand::cause)
        .containsExactly(CauseNas.DETACH);
    detached();
    ue.attach();
    world.settle();
    assertThat(world.runner().context().registered()).isTrue();
    world.leavesNothingBehind();
  }

  @Test
  void wantsUesOfAPgwThatHasRestartedToAttachAgain() {
    world.sgw.pgwRestarted(World.PGW);
    world.settle();

    assertThat(ue.received(DetachRequestFromNetwork.class)).hasSize(1);
    detached();
  }

  @Test
  void leavesTheUesOfOtherPgwsAlone() {
    world.sgw.pgwRestarted(InetAddress.ofLiteral("10.60.50.99"));
    world.settle();

    assertThat(world.runner().context().registered()).isTrue();
    world.leavesNothingBehind();
  }

  @Test
  void endsOnlyTheConnectionOfAPgwThatHasRestarted() {
    connectToOtherPgw();
    world.sgw.pgwRestarted(OTHER_PGW);
    world.settle();

    assertThat(ue.received(DeactivateEpsBearerContextRequest.class))
        .containsExactly(
            DeactivateEpsBearerContextRequest.of(
                SECOND, ProcedureTransactionIdentity.NONE, EsmCause.REACTIVATION_REQUESTED));
    assertThat(world.enodeb.script.received(ERabReleaseCommand.class)).hasSize(1);
    keeps(EpsBearerIdentity.FIRST);
  }

  @Test
  void endsOnlyTheFirstConnectionToo() {
    connectToOtherPgw();
    world.sgw.pgwRestarted(World.PGW);
    world.settle();

    keeps(SECOND);
  }

  @Test
  void endsTheConnectionOfAnIdleUeThatKeepsAnother() {
    connectToOtherPgw();
    world.idle();
    world.sgw.pgwRestarted(OTHER_PGW);
    world.settle();
    assertThat(world.enodeb.script.received(Paging.class)).hasSize(1);
    ue.requestService();
    world.settle();

    assertThat(
            world
                .enodeb
                .script
                .received(InitialContextSetupRequest.class)
                .getLast()
                .eRabsToBeSetup())
        .hasSize(1);
    keeps(EpsBearerIdentity.FIRST);
  }

  @Test
  void endsTheConnectionOfAnIdleUeThatDoesNotAnswerItsPagingToo() {
    connectToOtherPgw();
    world.idle();
    world.sgw.pgwRestarted(OTHER_PGW);
    scheduler.runFor(Duration.ofMinutes(1));

    assertThat(world.enodeb.script.received(Paging.class)).hasSize(3);
    assertThat(world.sgw.script.received(DownlinkDataNotificationFailureIndication.class))
        .isEmpty();
    keeps(EpsBearerIdentity.FIRST);
  }

  /// The UE asks for service before the MME hears of the restart.
  @Test
  void endsOnlyTheConnectionThatTheSgwHasLost() {
    connectToOtherPgw();
    world.idle();
    world.enodeb.script.then(InitialContextSetupRequest.class, ScriptedEnodeb::setUpEach);
    world.sgw.script.then(
        ModifyBearerRequest.class, _ -> ModifyBearerResponse.of(ScriptedSgw.ok()));
    world.sgw.script.then(
        ModifyBearerRequest.class,
        _ -> ModifyBearerResponse.of(Cause.of(CauseValue.CONTEXT_NOT_FOUND)));
    ue.requestService();
    world.settle();

    assertThat(ue.received(DeactivateEpsBearerContextRequest.class))
        .extracting(DeactivateEpsBearerContextRequest::epsBearerIdentity)
        .containsExactly(SECOND);
    keeps(EpsBearerIdentity.FIRST);
  }

  @Test
  void detachesWhoLosesTheLastOneAfterTheOther() {
    connectToOtherPgw();
    world.sgw.pgwRestarted(OTHER_PGW);
    world.sgw.pgwRestarted(World.PGW);
    scheduler.runFor(Duration.ofSeconds(1));

    assertThat(ue.received(DetachRequestFromNetwork.class)).hasSize(1);
    detached();
  }

  @Test
  void noticesALossBetweenModifyBearerAndTheEndOfTheAttach() {
    ue.detach(false);
    world.settle();
    world.sgw.withModify(() -> world.sgw.pgwRestarted(World.PGW));
    ue.attach();
    world.settle();

    assertThat(world.observer.outcomes()).contains("Attach COMPLETED");
    assertThat(ue.received(DetachRequestFromNetwork.class))
        .extracting(DetachRequestFromNetwork::detachType)
        .contains(NetworkDetachType.REATTACH_REQUIRED);
    detached();
  }

  @Test
  void noticesALossBetweenModifyBearerAndTheEndOfAPdnConnectivity() {
    world.sgw.pgw = OTHER_PGW;
    world.sgw.withModify(() -> world.sgw.pgwRestarted(OTHER_PGW));
    ue.send(ScriptedUe.further(2, Subscriber.IMS, PdnType.IPV4));
    world.settle();

    assertThat(world.observer.outcomes()).contains("PdnConnectivity COMPLETED");
    keeps(EpsBearerIdentity.FIRST);
  }

  private void connectToOtherPgw() {
    world.sgw.pgw = OTHER_PGW;
    ue.send(ScriptedUe.further(2, Subscriber.IMS, PdnType.IPV4));
    world.settle();
    assertThat(world.runner().context().pdnConnections()).hasSize(2);
  }

  private void keeps(EpsBearerIdentity bearer) {
    assertThat(world.runner().context().pdnConnections())
        .extracting(PdnConnection::defaultBearer)
        .containsExactly(bearer);
    assertThat(ue.received(DetachRequestFromNetwork.class)).isEmpty();
    assertThat(world.runner().context().registered()).isTrue();
    world.leavesNothingBehind();
  }

  @Test
  void detachesAnIdleUeThatDoesNotAnswerItsPaging() {
    world.enodeb.requestRelease(ue);
    world.settle();
    world.restartSgw();
    scheduler.runFor(Duration.ofSeconds(20));

    assertThat(world.enodeb.script.received(Paging.class)).isNotEmpty();
    assertThat(ue.received(DetachRequestFromNetwork.class)).isEmpty();
    detached();
  }

  @Test
  void detachesAUeThatSaysNothing() {
    ue.mute = true;
    world.restartSgw();
    scheduler.runFor(Duration.ofSeconds(29));
    assertThat(world.registered()).isEmpty();
    assertThat(world.mme.active()).isEqualTo(1);
    scheduler.runFor(Duration.ofSeconds(10));

    detached();
  }

  @Test
  void takesTheAttachOfAUeThatDoesNotWaitForTheDetach() {
    ue.mute = true;
    world.restartSgw();
    world.settle();
    ue.mute = false;
    ue.attachAgain();
    world.settle();

    assertThat(world.runner().context().registered()).isTrue();
    world.leavesNothingBehind();
  }

  @Test
  void endsTheSessionsOfASgwThatIsGone() {
    world.network.silence(World.SGW);
    scheduler.runFor(Duration.ofMinutes(5));
    assertThat(world.registered()).as("while the path may heal").hasSize(1);
    scheduler.runFor(Duration.ofMinutes(2));

    assertThat(world.registered()).isEmpty();
    assertThat(world.sgw.received(DeleteSessionRequest.class)).isEmpty();
  }

  private void detached() {
    assertThat(world.observer.outcomes()).contains("NetworkInitiatedDetach COMPLETED");
    assertThat(world.registered()).isEmpty();
    world.leavesNothingBehind();
  }
}
