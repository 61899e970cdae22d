package io.telcomesh.mme;

import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.codec.testing.Proves;
import io.telcomesh.gtp.gtpc.DeleteSessionRequest;
import io.telcomesh.identifiers.PdnType;
import io.telcomesh.nas.eps.AttachAccept;
import io.telcomesh.nas.eps.AttachReject;
import io.telcomesh.nas.eps.AuthenticationRequest;
import io.telcomesh.nas.eps.EsmInformationRequest;
import io.telcomesh.nas.eps.IdentityRequest;
import io.telcomesh.nas.eps.NasMessage;
import io.telcomesh.nas.eps.SecurityModeCommand;
import io.telcomesh.nas.eps.ie.EmmCause;
import io.telcomesh.procedures.Expired;
import io.telcomesh.procedures.SimulatedScheduler;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// How often the MME asks a silent UE, TS 24.301 tables 10.2.2 and 10.3.2.
class AttachTimersTest {
  private final SimulatedScheduler scheduler = new SimulatedScheduler(1);
  private final World world = new World(scheduler).connected();
  private final ScriptedUe ue = world.ue;

  @AfterEach
  void end() {
    scheduler.close();
  }

  static Stream<Arguments> timers() {
    return Stream.of(
        Arguments.of("T3470", IdentityRequest.class, 5, 30),
        Arguments.of("T3460", AuthenticationRequest.class, 5, 30),
        Arguments.of("T3460", SecurityModeCommand.class, 5, 30),
        Arguments.of("T3450", AttachAccept.class, 5, 30));
  }

  @ParameterizedTest
  @MethodSource("timers")
  @Proves("emm.identity-procedure-t3470-retries")
  void givesUpAfterTheLastRetransmission(
      String timer, Class<? extends NasMessage> message, int sent, int seconds) {
    prepare();
    for (int i = 0; i < sent; i++) {
      ue.script.thenSilent(message);
    }
    ue.attach();
    scheduler.runFor(Duration.ofSeconds(seconds - 1));
    assertThat(world.mme.active()).isOne();
    scheduler.runFor(Duration.ofSeconds(2));
    assertThat(ue.received(message)).hasSize(sent);
    var ended = world.observer.ended().stream().filter(end -> end.procedure().equals("Attach"));
    assertThat(ended.toList().getLast().cause().map(cause -> ((Expired) cause).timer().name()))
        .contains(timer);
    scheduler.runFor(Duration.ofMinutes(1));
    assertThat(world.registered()).isEmpty();
    world.leavesNothingBehind();
  }

  @ParameterizedTest
  @MethodSource("timers")
  @Proves({"emm.guti-reallocation-in-attach-tau-accept", "emm.identity-procedure-t3470-retries"})
  void goesOnWhenTheLastRetransmissionIsAnswered(
      String timer, Class<? extends NasMessage> message, int sent, int seconds) {
    prepare();
    for (int i = 1; i < sent; i++) {
      ue.script.thenSilent(message);
    }
    ue.attach();
    scheduler.runFor(Duration.ofSeconds(seconds));
    assertThat(ue.received(message)).hasSize(sent);
    assertThat(world.observer.outcomes()).last().isEqualTo("Attach COMPLETED");
    world.leavesNothingBehind();
  }

  @Test
  @Proves("esm.esm-information-request-response-t3489")
  void rejectsWhomItHasAskedForEsmInformationInVain() { // TS 24.301 §6.6.1.2.6 a
    prepare();
    for (int i = 0; i < 3; i++) {
      ue.script.thenSilent(EsmInformationRequest.class);
    }
    ue.attach();
    scheduler.runFor(Duration.ofSeconds(11));
    assertThat(ue.received(EsmInformationRequest.class)).hasSize(3);
    assertThat(world.mme.active()).isOne();
    scheduler.runFor(Duration.ofMinutes(1));
    assertThat(ue.received(EsmInformationRequest.class)).hasSize(3);
    var reject = ue.received(AttachReject.class).getFirst();
    assertThat(reject.cause()).isEqualTo(EmmCause.ESM_FAILURE);
    assertThat(AttachRefusalTest.esmCause(reject.esmMessage().orElseThrow())).isEqualTo(53);
    assertThat(world.registered()).isEmpty();
    world.leavesNothingBehind();
  }

  @Test
  @Proves("esm.esm-information-request-response-t3489")
  void goesOnWhenTheLastEsmInformationRequestIsAnswered() {
    prepare();
    ue.script.thenSilent(EsmInformationRequest.class);
    ue.script.thenSilent(EsmInformationRequest.class);
    ue.attach();
    scheduler.runFor(Duration.ofSeconds(12));
    assertThat(ue.received(EsmInformationRequest.class)).hasSize(3);
    assertThat(world.observer.outcomes()).last().isEqualTo("Attach COMPLETED");
  }

  @Test
  void takesTheSessionBackFromWhomNeverCompletes() {
    for (int i = 0; i < 5; i++) {
      ue.script.thenSilent(AttachAccept.class);
    }
    ue.attach();
    scheduler.runFor(Duration.ofMinutes(1));
    assertThat(world.sgw.received(DeleteSessionRequest.class)).hasSize(1);
  }

  /// So that there is an identity to ask for and an APN to ask for.
  private void prepare() {
    ue.guti = Optional.of(World.FOREIGN);
    ue.pdn = ScriptedUe.pdn(PdnType.IPV4, true, Optional.empty());
  }
}
