package io.telcomesh.mme;

import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.gtp.gtpc.DeleteSessionRequest;
import io.telcomesh.mme.s1mme.NasObserver;
import io.telcomesh.mme.s1mme.UplinkNas;
import io.telcomesh.nas.eps.AttachAccept;
import io.telcomesh.nas.eps.AuthenticationRequest;
import io.telcomesh.nas.eps.SecurityModeCommand;
import io.telcomesh.procedures.SimulatedScheduler;
import io.telcomesh.s1ap.UeContextReleaseCommand;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/// A UE that attaches while the MME still knows it, TS 24.301 §5.5.1.2.7 f.
class TakeOverTest {
  private final SimulatedScheduler scheduler = new SimulatedScheduler(1);
  private final World world = new World(scheduler).connected();
  private final ScriptedUe ue = world.ue;

  @AfterEach
  void end() {
    scheduler.close();
  }

  @Test
  void deletesTheEarlierSessionAndReleasesTheEarlierConnection() {
    attach();
    var before = world.runner();
    ue.moveTo(world.otherEnodeb);
    attach();
    assertThat(world.runner()).isNotSameAs(before);
    assertThat(world.sgw.received(DeleteSessionRequest.class)).hasSize(1);
    assertThat(world.enodeb.script.received(UeContextReleaseCommand.class)).hasSize(1);
    assertThat(world.enodeb.connections).isEmpty();
    assertThat(world.mme.contexts().size()).isOne();
    world.leavesNothingBehind();
  }

  @Test
  void takesOverWhoWasIdle() {
    attach();
    world.enodeb.requestRelease(ue);
    world.settle();
    attach();
    assertThat(world.mme.contexts().size()).isOne();
    world.leavesNothingBehind();
  }

  @Test
  void unwindsAnAttachThatIsUnderWay() {
    ue.script.thenSilent(AttachAccept.class);
    attach();
    ue.moveTo(world.otherEnodeb);
    attach();
    assertThat(world.observer.outcomes()).contains("Attach SUPERSEDED");
    assertThat(world.observer.outcomes()).last().isEqualTo("Attach COMPLETED");
    assertThat(world.mme.contexts().size()).isOne();
    world.leavesNothingBehind();
  }

  @Test
  void leavesTheEarlierContextAloneUntilTheUeHasProvenItself() {
    attach();
    var before = world.runner();
    for (int i = 0; i < 5; i++) {
      ue.script.thenSilent(AuthenticationRequest.class);
    }
    ue.moveTo(world.otherEnodeb);
    ue.forgetNetwork().attach();
    scheduler.runFor(Duration.ofMinutes(1));
    assertThat(world.runner()).isSameAs(before);
    assertThat(before.context().registered()).isTrue();
    assertThat(world.sgw.sessions).hasSize(1);
    assertThat(world.enodeb.connections).hasSize(1);
    world.leavesNothingBehind();
  }

  @Test
  void deletesTheEarlierSessionThoughItsSgwIsSilent() {
    attach();
    world.network.silence(World.SGW);
    scheduler.after(Duration.ofSeconds(12), () -> world.network.restore(World.SGW));
    ue.forgetNetwork().attach();
    scheduler.runFor(Duration.ofMinutes(1));
    assertThat(world.observer.outcomes()).last().isEqualTo("Attach COMPLETED");
    assertThat(world.mme.contexts().size()).isOne();
  }

  @Test
  void attachesAgainOnTheSameConnection() {
    attach();
    ue.attachAgain();
    world.settle();
    assertThat(world.observer.outcomes()).last().isEqualTo("Attach COMPLETED");
    assertThat(world.sgw.received(DeleteSessionRequest.class)).hasSize(1);
    assertThat(world.mme.contexts().size()).isOne();
    world.leavesNothingBehind();
  }

  @Test
  void deletesTheEarlierSessionWhenTheNewAttachFails() {
    attach();
    for (int i = 0; i < 5; i++) {
      ue.script.thenSilent(AttachAccept.class);
    }
    ue.forgetNetwork().attach();
    scheduler.runFor(Duration.ofMinutes(1));
    assertThat(world.sgw.sessions).isEmpty();
    assertThat(world.registered()).isEmpty();
    world.leavesNothingBehind();
  }

  /// Who is interrupted in taking a context over leaves it to whoever interrupts him.
  @RepeatedTest(10)
  void takesOverWhomAnotherIsJustTakingOver(RepetitionInfo seed) {
    try (var other = new SimulatedScheduler(seed.getCurrentRepetition())) {
      var crowded = new World(other).attached();
      var copies =
          List.of(
              new ScriptedUe(other, Subscriber.ALICE, crowded.enodeb),
              new ScriptedUe(other, Subscriber.ALICE, crowded.otherEnodeb));
      copies.forEach(copy -> copy.script.thenSilent(SecurityModeCommand.class));
      copies.forEach(ScriptedUe::attach);
      crowded.settle();
      var runners = crowded.mme.contexts().all().toList();
      for (int i = 0; i < 2; i++) { // both prove who they are in one instant
        runners.get(1 + i).post(new UeMessage.Nas(proof(copies.get(i))));
      }
      other.runFor(Duration.ofMinutes(2));
      assertThat(crowded.mme.contexts().size()).isOne();
      crowded.leavesNothingBehind();
    }
  }

  private static UplinkNas proof(ScriptedUe ue) {
    var command = ue.received(SecurityModeCommand.class).getFirst();
    return new UplinkNas(ue.protect(ue.complete(command)), false, NasObserver.NONE);
  }

  /// By IMSI: by its GUTI the UE would find its context itself.
  private void attach() {
    ue.forgetNetwork().attach();
    world.settle();
  }
}
