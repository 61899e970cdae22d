package io.telcomesh.mme;

import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.gtp.gtpc.DeleteSessionRequest;
import io.telcomesh.nas.eps.AttachAccept;
import io.telcomesh.nas.eps.AuthenticationRequest;
import io.telcomesh.procedures.SimulatedScheduler;
import io.telcomesh.s1ap.UeContextReleaseCommand;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
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
    ue.attach();
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
    ue.attach();
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
    ue.attach();
    scheduler.runFor(Duration.ofMinutes(1));
    assertThat(world.sgw.sessions).isEmpty();
    assertThat(world.mme.contexts().size()).isZero();
    world.leavesNothingBehind();
  }

  private void attach() {
    ue.attach();
    world.settle();
  }
}
