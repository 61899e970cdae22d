package io.telcomesh.mme;

import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.codec.testing.Proves;
import io.telcomesh.diameter.s6a.CancellationType;
import io.telcomesh.diameter.s6a.PurgeUeRequest;
import io.telcomesh.gtp.gtpc.Cause;
import io.telcomesh.gtp.gtpc.CauseValue;
import io.telcomesh.gtp.gtpc.DeleteSessionRequest;
import io.telcomesh.gtp.gtpc.DeleteSessionResponse;
import io.telcomesh.identifiers.Imsi;
import io.telcomesh.nas.eps.DetachAcceptFromNetwork;
import io.telcomesh.nas.eps.DetachRequestFromNetwork;
import io.telcomesh.procedures.SimulatedScheduler;
import io.telcomesh.s1ap.CauseNas;
import io.telcomesh.s1ap.UeContextReleaseCommand;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// TS 23.401 §5.3.8.
class DetachTest {
  private final SimulatedScheduler scheduler = new SimulatedScheduler(1);
  private final World world = new World(scheduler).attached();
  private final ScriptedUe ue = world.ue;

  @AfterEach
  void end() {
    scheduler.close();
  }

  @Test
  @Proves({"emm.detach-by-ue", "interfaces.s11-csr-mbr-dsr"})
  void deletesTheSessionAnswersAndReleases() {
    ue.detach(false);
    world.settle();
    assertThat(ue.received(DetachAcceptFromNetwork.class)).hasSize(1);
    assertThat(world.enodeb.script.received(UeContextReleaseCommand.class))
        .extracting(UeContextReleaseCommand::cause)
        .containsExactly(CauseNas.DETACH);
    gone("UeInitiatedDetach COMPLETED");
  }

  @Test
  @Proves("emm.detach-by-ue")
  void saysNothingToAUeThatSwitchesOff() {
    ue.detach(true);
    world.settle();
    assertThat(ue.received(DetachAcceptFromNetwork.class)).isEmpty();
    gone("UeInitiatedDetach COMPLETED");
  }

  @Test
  @Proves("interfaces.s6a-pur-clr")
  void tellsTheHssThatTheUeIsForgottenAfterAWhile() {
    ue.detach(true);
    scheduler.runFor(Duration.ofMinutes(59));
    assertThat(world.hss.script.received(PurgeUeRequest.class)).isEmpty();
    assertThat(world.mme.contexts().size()).isOne();
    scheduler.runFor(Duration.ofMinutes(2));
    assertThat(world.mme.contexts().size()).isZero();
    assertThat(world.hss.script.received(PurgeUeRequest.class))
        .extracting(PurgeUeRequest::imsi)
        .containsExactly(ue.subscriber.imsi());
  }

  @Test
  void detachesFromIdle() {
    world.enodeb.requestRelease(ue);
    world.settle();
    ue.connect(ue.detachRequest(false));
    world.settle();
    assertThat(ue.received(DetachAcceptFromNetwork.class)).hasSize(1);
    gone("UeInitiatedDetach COMPLETED");
  }

  @Test
  void detachesThoughTheSgwKnowsNothingOfTheSession() {
    world.sgw.script.on(
        DeleteSessionRequest.class,
        _ -> DeleteSessionResponse.of(Cause.of(CauseValue.CONTEXT_NOT_FOUND)));
    ue.detach(false);
    world.settle();
    assertThat(ue.received(DetachAcceptFromNetwork.class)).hasSize(1);
    gone("UeInitiatedDetach COMPLETED");
  }

  @Test
  void detachesThoughTheSgwIsSilent() {
    world.network.silence(World.SGW);
    ue.detach(false);
    scheduler.runFor(Duration.ofSeconds(20));
    assertThat(ue.received(DetachAcceptFromNetwork.class)).hasSize(1);
    assertThat(world.registered()).isEmpty();
    assertThat(world.enodeb.connections).isEmpty();
  }

  @Test
  void detachesThoughTheConnectionIsLostMeanwhile() {
    ue.detach(false);
    world.enodeb.reset();
    scheduler.runFor(Duration.ofSeconds(20));
    gone("UeInitiatedDetach COMPLETED");
  }

  @Test
  void cannotBeDetachedBySomebodyElse() {
    world.enodeb.requestRelease(ue);
    world.settle();
    var forger = new ScriptedUe(scheduler, Subscriber.BOB, world.otherEnodeb);
    forger.guti = ue.guti;
    forger.connect(forger.detachRequest(true));
    world.settle();
    assertThat(world.runner().context().registered()).isTrue();
    assertThat(world.sgw.sessions).hasSize(1);
    world.leavesNothingBehind();
  }

  @Test
  @Proves("emm.uplink-nas-count-replay-rejection")
  void cannotBeDetachedByWhatHeSaidBefore() {
    var detach = ue.protect(ue.detachRequest(true));
    ue.send(detach);
    world.settle();
    ue.guti = Optional.empty();
    ue.attach();
    world.settle();
    ue.send(detach);
    world.settle();
    assertThat(world.runner().context().registered()).isTrue();
    world.leavesNothingBehind();
  }

  @Test
  @Proves("interfaces.s6a-pur-clr")
  void forgetsWhomAnotherMmeServes() {
    world.hss.cancel(ue.subscriber.imsi(), CancellationType.MME_UPDATE_PROCEDURE, 0);
    world.settle();
    assertThat(world.hss.cancelled())
        .extracting(answer -> answer.result().success())
        .containsExactly(true);
    assertThat(world.hss.script.received(PurgeUeRequest.class)).isEmpty();
    assertThat(ue.received(DetachRequestFromNetwork.class)).isEmpty();
    gone("ImplicitDetach COMPLETED");
  }

  @Test
  void forgetsWhoIsIdleWhenAnotherMmeServesHim() {
    world.enodeb.requestRelease(ue);
    world.settle();
    world.hss.cancel(ue.subscriber.imsi(), CancellationType.MME_UPDATE_PROCEDURE, 0);
    world.settle();
    gone("ImplicitDetach COMPLETED");
  }

  @Test
  void answersTheCancellationOfSomebodyUnknown() {
    world.hss.cancel(new Imsi("001010000000099"));
    world.settle();
    assertThat(world.hss.cancelled()).hasSize(1);
    assertThat(world.runner().context().registered()).isTrue();
  }

  private void gone(String outcome) {
    assertThat(world.observer.outcomes()).last().isEqualTo(outcome);
    assertThat(world.registered()).isEmpty();
    assertThat(world.sgw.sessions).isEmpty();
    world.leavesNothingBehind();
  }
}
