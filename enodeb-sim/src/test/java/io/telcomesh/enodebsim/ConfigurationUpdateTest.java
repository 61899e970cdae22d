package io.telcomesh.enodebsim;

import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.codec.OtherIes;
import io.telcomesh.enodebsim.s1mme.S1Runners;
import io.telcomesh.procedures.SimulatedScheduler;
import io.telcomesh.procedures.testing.InterruptionKit;
import io.telcomesh.s1ap.CauseMisc;
import io.telcomesh.s1ap.EnbConfigurationUpdate;
import io.telcomesh.s1ap.EnbConfigurationUpdateAcknowledge;
import io.telcomesh.s1ap.EnbConfigurationUpdateFailure;
import io.telcomesh.s1ap.S1SetupRequest;
import io.telcomesh.s1ap.SupportedTa;
import io.telcomesh.s1ap.TimeToWait;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// eNB Configuration Update, TS 36.413 §8.7.4.
class ConfigurationUpdateTest {
  private final SimulatedScheduler scheduler = new SimulatedScheduler(3);
  private final SimWorld world = new SimWorld(scheduler);

  @AfterEach
  void end() {
    assertThat(world.observer.failures()).isEmpty();
    scheduler.close();
  }

  @Test
  void tellsTheMmeItsNewNameAndTrackingArea() {
    world.mme.s1ap.on(EnbConfigurationUpdate.class, _ -> accepted());
    world.wired().attach();
    reconfigure(world);
    world.settle();
    var update = world.mme.s1ap.received(EnbConfigurationUpdate.class).getFirst();
    assertThat(update.enbName()).contains("enodeb-x");
    assertThat(update.supportedTas().orElseThrow())
        .containsExactly(new SupportedTa(2, List.of(SimWorld.PLMN)));
    assertThat(world.ue.connection()).as("its UEs stay").isPresent();
    assertThat(world.sim.enodebs().getFirst().settings().tac()).isEqualTo(2);
  }

  @Test
  void tellsAnewAfterTheTimeToWait() {
    world.mme.s1ap.then(EnbConfigurationUpdate.class, _ -> refused());
    world.mme.s1ap.on(EnbConfigurationUpdate.class, _ -> accepted());
    world.wired();
    reconfigure(world);
    world.settle();
    var s1 = world.sim.enodebs().getFirst().interfaces().getFirst();
    assertThat(s1.updateRefusal()).contains(CauseMisc.UNSPECIFIED);
    scheduler.runFor(Duration.ofSeconds(9));
    assertThat(world.mme.s1ap.received(EnbConfigurationUpdate.class)).hasSize(1);
    scheduler.runFor(Duration.ofSeconds(2));
    assertThat(world.mme.s1ap.received(EnbConfigurationUpdate.class)).hasSize(2);
    assertThat(s1.updateRefusal()).isEmpty();
  }

  @Test
  void tellsThreeTimesWhomDoesNotAnswer() {
    world.wired();
    reconfigure(world);
    scheduler.runFor(Duration.ofMinutes(2));
    assertThat(world.mme.s1ap.received(EnbConfigurationUpdate.class)).hasSize(3);
    assertThat(world.sim.inService()).isTrue();
  }

  @Test
  void leavesItToS1SetupBeforeThat() {
    reconfigure(world);
    world.wired();
    assertThat(world.mme.s1ap.received(EnbConfigurationUpdate.class)).isEmpty();
    assertThat(world.mme.s1ap.received(S1SetupRequest.class).getFirst().enbName())
        .contains("enodeb-x");
  }

  @Test
  void leavesNothingBehindWhenInterrupted() {
    InterruptionKit.interrupting(
            seeded -> {
              var tried = new SimWorld(seeded).wired();
              tried.mme.s1ap.on(EnbConfigurationUpdate.class, _ -> accepted());
              return tried;
            },
            tried -> S1Runners.only(tried.sim.enodebs().getFirst()),
            ConfigurationUpdateTest::reconfigure)
        .with("another update", ConfigurationUpdateTest::reconfigure)
        .with("reset", tried -> tried.sim.enodebs().getFirst().reset())
        .with("loss of the association", tried -> tried.mme.association().abort())
        .with("attach", SimWorld::wantAttach)
        .with("silent MME", tried -> tried.network.silence(SimWorld.MME))
        .leavesNothingBehind(tried -> {
          assertThat(tried.observer.failures()).isEmpty();
          tried.network.restore(SimWorld.MME);
          tried.scheduler.runFor(Duration.ofMinutes(5));
          assertThat(tried.sim.inService()).isTrue();
          assertThat(tried.sim.active()).isZero();
        });
  }

  private static void reconfigure(SimWorld world) {
    world.sim.enodebs().getFirst().reconfigure("enodeb-x", 2);
  }

  private static EnbConfigurationUpdateAcknowledge accepted() {
    return new EnbConfigurationUpdateAcknowledge(Optional.empty(), OtherIes.NONE);
  }

  private static EnbConfigurationUpdateFailure refused() {
    return new EnbConfigurationUpdateFailure(
        CauseMisc.UNSPECIFIED, Optional.of(TimeToWait.V10S), Optional.empty(), OtherIes.NONE);
  }
}
