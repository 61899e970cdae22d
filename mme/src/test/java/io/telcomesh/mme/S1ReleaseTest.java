package io.telcomesh.mme;

import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.codec.OtherIes;
import io.telcomesh.codec.testing.Proves;
import io.telcomesh.gtp.Teid;
import io.telcomesh.gtp.gtpc.Cause;
import io.telcomesh.gtp.gtpc.CauseValue;
import io.telcomesh.gtp.gtpc.ReleaseAccessBearersRequest;
import io.telcomesh.gtp.gtpc.ReleaseAccessBearersResponse;
import io.telcomesh.procedures.SimulatedScheduler;
import io.telcomesh.s1ap.CauseRadioNetwork;
import io.telcomesh.s1ap.EnbUeS1apId;
import io.telcomesh.s1ap.ErrorIndication;
import io.telcomesh.s1ap.MmeUeS1apId;
import io.telcomesh.s1ap.ResetAcknowledge;
import io.telcomesh.s1ap.UeAssociatedLogicalS1Connection;
import io.telcomesh.s1ap.UeContextReleaseCommand;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// TS 23.401 §5.3.5, and Reset: TS 36.413 §8.7.1.
class S1ReleaseTest {
  private final SimulatedScheduler scheduler = new SimulatedScheduler(1);
  private final World world = new World(scheduler).attached();
  private final ScriptedUe ue = world.ue;

  @AfterEach
  void end() {
    scheduler.close();
  }

  @Test
  void releasesTheUeAndItsBearersAndKeepsItsSession() {
    world.enodeb.requestRelease(ue);
    world.settle();
    idle();
    assertThat(world.sgw.received(ReleaseAccessBearersRequest.class)).hasSize(1);
    assertThat(world.enodeb.script.received(UeContextReleaseCommand.class))
        .extracting(UeContextReleaseCommand::cause)
        .containsExactly(CauseRadioNetwork.USER_INACTIVITY);
  }

  @Test
  void releasesThoughTheSgwRefuses() {
    world.sgw.script.on(
        ReleaseAccessBearersRequest.class,
        _ -> ReleaseAccessBearersResponse.of(Cause.of(CauseValue.CONTEXT_NOT_FOUND)));
    world.enodeb.requestRelease(ue);
    world.settle();
    idle();
    assertThat(world.enodeb.script.received(UeContextReleaseCommand.class)).hasSize(1);
  }

  @Test
  void releasesThoughTheSgwIsSilent() {
    world.network.silence(World.SGW);
    world.enodeb.requestRelease(ue);
    scheduler.runFor(Duration.ofSeconds(10));
    idle();
    assertThat(world.enodeb.script.received(UeContextReleaseCommand.class)).hasSize(1);
  }

  @Test
  void releasesThoughTheEnodebIsSilent() {
    world.enodeb.script.thenSilent(UeContextReleaseCommand.class);
    world.enodeb.requestRelease(ue);
    scheduler.runFor(Duration.ofSeconds(4));
    assertThat(world.mme.active()).isOne();
    scheduler.runFor(Duration.ofSeconds(2));
    idle();
  }

  @Test
  @Proves("s1ap.reset-from-enb-full-and-partial")
  void losesAllUesOfAnEnodebThatResets() {
    world.enodeb.reset();
    world.settle();
    idle();
    var acknowledged = world.enodeb.script.received(ResetAcknowledge.class);
    assertThat(acknowledged)
        .extracting(ResetAcknowledge::connections)
        .containsExactly(Optional.empty());
    assertThat(world.enodeb.script.received(UeContextReleaseCommand.class)).isEmpty();
  }

  @Test
  @Proves("s1ap.reset-from-enb-full-and-partial")
  void losesTheUesThatAnEnodebNames() {
    var bob = attachBob();
    var ids = world.enodeb.named(ue).orElseThrow();
    var byMme = connection(Optional.of(ids.mmeUeS1apId()), Optional.empty());
    var unknown = connection(Optional.of(new MmeUeS1apId(99)), Optional.of(new EnbUeS1apId(99)));
    world.enodeb.connections.remove(ids.enbUeS1apId().value());
    world.enodeb.reset(byMme, unknown);
    world.settle();
    assertThat(world.runner().context().connection()).isEmpty();
    assertThat(context(bob).connection()).isPresent();
    assertThat(world.enodeb.script.received(ResetAcknowledge.class))
        .extracting(ResetAcknowledge::connections)
        .containsExactly(Optional.of(List.of(byMme, unknown)));
    world.leavesNothingBehind();
  }

  @Test
  void findsAUeOfAResetByTheEnodebsName() {
    var bob = attachBob();
    var ids = world.enodeb.named(bob).orElseThrow();
    world.enodeb.reset(connection(Optional.empty(), Optional.of(ids.enbUeS1apId())));
    world.settle();
    assertThat(context(bob).connection()).isEmpty();
    assertThat(world.runner().context().connection()).isPresent();
    world.leavesNothingBehind();
  }

  @Test
  @Proves("s1ap.error-indication-rx-tx")
  void losesAUeThatItsEnodebDoesNotKnow() { // TS 36.413 §10.6
    indicateError(CauseRadioNetwork.UNKNOWN_PAIR_UE_S1AP_ID);
    assertThat(world.runner().context().connection()).isEmpty();
    assertThat(world.runner().context().registered()).isTrue();
    assertThat(world.sgw.received(ReleaseAccessBearersRequest.class)).hasSize(1);
    world.enodeb.connections.clear();
    world.leavesNothingBehind();
  }

  @Test
  @Proves("s1ap.error-indication-rx-tx")
  void goesOnWhateverElseTheEnodebFindsWrong() {
    indicateError(CauseRadioNetwork.UNSPECIFIED);
    assertThat(world.runner().context().connection()).isPresent();
    assertThat(world.enodeb.script.received(ErrorIndication.class)).as("no echo").isEmpty();
    world.leavesNothingBehind();
  }

  @Test
  void losesAllUesWithTheAssociation() {
    world.enodeb.loseAssociation();
    world.settle();
    idle();
    assertThat(world.sgw.received(ReleaseAccessBearersRequest.class)).hasSize(1);
  }

  @Test
  void attachesOverTheNextAssociation() {
    world.enodeb.loseAssociation();
    scheduler.runFor(Duration.ofMinutes(1));
    ue.attach();
    world.settle();
    assertThat(world.observer.outcomes()).last().isEqualTo("Attach COMPLETED");
    world.leavesNothingBehind();
  }

  @Test
  void takesADetachThatCrossesIt() {
    world.sgw.script.thenSilent(ReleaseAccessBearersRequest.class);
    world.enodeb.requestRelease(ue);
    world.settle();
    ue.detach(false);
    world.settle();
    assertThat(world.mme.contexts().registered()).isZero();
    assertThat(world.observer.outcomes()).last().isEqualTo("UeInitiatedDetach COMPLETED");
    world.leavesNothingBehind();
  }

  @Test
  void knowsNothingOfATunnelThatIsNotItsOwn() {
    world.sgw.notifyOf(new Teid(0x7f000001));
    world.settle();
    assertThat(world.sgw.notified).containsExactly(CauseValue.CONTEXT_NOT_FOUND);
  }

  private void idle() {
    assertThat(world.runner().context().connection()).isEmpty();
    assertThat(world.runner().context().registered()).isTrue();
    assertThat(world.observer.outcomes()).contains("S1Release COMPLETED");
    world.leavesNothingBehind();
  }

  private ScriptedUe attachBob() {
    var bob = new ScriptedUe(scheduler, Subscriber.BOB, world.enodeb);
    bob.attach();
    world.settle();
    return bob;
  }

  private UeContext context(ScriptedUe of) {
    return world.mme.contexts().find(of.subscriber.imsi()).orElseThrow().context();
  }

  private static UeAssociatedLogicalS1Connection connection(
      Optional<MmeUeS1apId> mme, Optional<EnbUeS1apId> enodeb) {
    return new UeAssociatedLogicalS1Connection(mme, enodeb);
  }

  private void indicateError(CauseRadioNetwork cause) {
    var ids = world.enodeb.named(world.ue).orElseThrow();
    world.enodeb.send(
        new ErrorIndication(
            Optional.of(ids.mmeUeS1apId()),
            Optional.of(ids.enbUeS1apId()),
            Optional.of(cause),
            Optional.empty(),
            Optional.empty(),
            OtherIes.NONE));
    world.settle();
  }
}
