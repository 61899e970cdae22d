package io.telcomesh.procedures.attach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.telcomesh.procedures.SimulatedScheduler;
import io.telcomesh.procedures.attach.CoreMessage.*;
import io.telcomesh.procedures.attach.UeMessage.*;
import io.telcomesh.procedures.testing.InterruptionKit;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AttachTest {
  private static final AttachRequest ATTACH = new AttachRequest("001010000000001");

  private final SimulatedScheduler scheduler = new SimulatedScheduler(7);
  private final AttachWorld world = new AttachWorld(scheduler);

  @AfterEach
  void endWorld() {
    scheduler.close();
  }

  private void attach() {
    world.runner.post(ATTACH);
    scheduler.runUntilIdle();
  }

  @Test
  void attachesAndKeepsTheSession() {
    attach();
    assertThat(world.observer.outcomes()).containsExactly("Attach COMPLETED");
    assertThat(world.context.registered).isTrue();
    assertThat(world.sessions).containsExactly(1);
    assertThat(world.sgw.received(ModifyBearerRequest.class))
        .containsExactly(new ModifyBearerRequest(1, "downlink"));
  }

  @Test
  void sendsAuthenticationRequestFiveTimesInAll() {
    for (int i = 0; i < 5; i++) {
      world.ue.thenSilent(AuthenticationRequest.class);
    }
    attach();
    assertThat(world.ue.received()).hasSize(5).hasOnlyElementsOfType(AuthenticationRequest.class);
    assertThat(world.observer.outcomes()).containsExactly("Attach EXPIRED");
    assertThat(world.observer.ended().getFirst().duration()).hasSeconds(30);
  }

  @Test
  void goesOnWhenOneRetransmissionIsAnswered() {
    world.ue.thenSilent(AuthenticationRequest.class).thenSilent(AuthenticationRequest.class);
    attach();
    assertThat(world.ue.received(AuthenticationRequest.class)).hasSize(3);
    assertThat(world.context.registered).isTrue();
  }

  @Test
  void rejectsUeThatRejectsItsSecurityMode() {
    world.ue.then(SecurityModeCommand.class, _ -> new SecurityModeReject(23));
    attach();
    assertThat(world.ue.received(AttachReject.class)).containsExactly(new AttachReject(23));
    assertThat(world.sgw.received()).isEmpty();
  }

  @Test
  void rejectsUeWhenSgwRefusesTheSession() {
    world.sgw.then(CreateSessionRequest.class, _ -> new CreateSessionResponse(73, 0, ""));
    attach();
    assertThat(world.observer.outcomes()).containsExactly("Attach REFUSED");
    assertThat(world.ue.received(AttachReject.class)).containsExactly(new AttachReject(17));
    assertThat(world.sgw.received(DeleteSessionRequest.class)).isEmpty();
  }

  @Test
  void deletesSessionWhenInitialContextSetupFails() {
    world.enodeb.then(
        InitialContextSetupRequest.class, _ -> new InitialContextSetupFailure("no resources"));
    attach();
    assertThat(world.observer.outcomes()).containsExactly("Attach REFUSED");
    assertThat(world.sessions).isEmpty();
  }

  @Test
  void repeatsAttachAcceptForTheSameAttachRequest() {
    world.ue.thenSilent(AttachAccept.class);
    world.runner.post(ATTACH);
    scheduler.runUntil(
        () -> !world.ue.received(AttachAccept.class).isEmpty(), Attach.T3450.duration());
    world.runner.post(ATTACH);
    scheduler.runFor(Attach.T3450.duration().dividedBy(2));
    assertThat(world.ue.received(AttachAccept.class)).hasSize(2);
    assertThat(world.context.registered).isTrue();
  }

  @Test
  void takesSubscriptionChangeDuringAttach() {
    world.runner.post(ATTACH);
    scheduler.runUntil(
        () -> !world.ue.received(AttachAccept.class).isEmpty(), Attach.T3450.duration());
    world.runner.post(new InsertSubscriberDataRequest("ims"));
    scheduler.runUntilIdle();
    assertThat(world.observer.outcomes())
        .containsExactly("InsertSubscriberData COMPLETED", "Attach COMPLETED");
    assertThat(world.context.apn).isEqualTo("ims");
  }

  @Test
  void leavesNothingBehindWhenInterrupted() {
    var tried =
        interruptedAttach(AttachWorld::new).leavesNothingBehind(AttachTest::everySessionHasItsUe);
    assertThat(tried.steps()).isGreaterThan(20);
    assertThat(tried.pairs()).isEqualTo(tried.steps() * 6);
  }

  @Test
  void noticesWhatIsLeftBehindWithoutTheUndo() {
    var kit = interruptedAttach(scheduler -> new AttachWorld(scheduler, false));
    assertThatThrownBy(() -> kit.leavesNothingBehind(AttachTest::everySessionHasItsUe))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("detach, when ue-1: Attach waiting for CreateSessionResponse");
  }

  private static InterruptionKit<AttachWorld> interruptedAttach(
      Function<SimulatedScheduler, AttachWorld> world) {
    return InterruptionKit.interrupting(
            world, tried -> tried.runner, tried -> tried.runner.post(ATTACH))
        .with("the same attach", tried -> tried.runner.post(ATTACH))
        .with("another attach", tried -> tried.runner.post(new AttachRequest("other")))
        .with("detach", tried -> tried.runner.post(new DetachRequest()))
        .with("radio lost", tried -> tried.runner.post(new UeContextReleaseRequest()))
        .with("new subscription", w -> w.runner.post(new InsertSubscriberDataRequest("ims")))
        .with("shutdown", tried -> tried.runner.shutdown());
  }

  private static void everySessionHasItsUe(AttachWorld world) {
    assertThat(world.observer.failures()).isEmpty();
    assertThat(world.runner.active()).isFalse();
    assertThat(world.sessions)
        .isEqualTo(
            world.context.session.isPresent()
                ? Set.of(world.context.session.getAsInt())
                : Set.of());
  }
}
