package io.telcomesh.mme;

import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.codec.Octets;
import io.telcomesh.codec.testing.Proves;
import io.telcomesh.gtp.gtpc.CreateSessionRequest;
import io.telcomesh.identifiers.PdnType;
import io.telcomesh.nas.eps.AttachReject;
import io.telcomesh.nas.eps.HashMme;
import io.telcomesh.nas.eps.Nas;
import io.telcomesh.nas.eps.SecurityModeCommand;
import io.telcomesh.nas.eps.SecurityModeComplete;
import io.telcomesh.nas.eps.SecurityModeReject;
import io.telcomesh.nas.eps.ie.EmmCause;
import io.telcomesh.nas.eps.ie.UeNetworkCapability;
import io.telcomesh.nas.eps.security.NasSecurityContext;
import io.telcomesh.procedures.SimulatedScheduler;
import io.telcomesh.security.EpsEncryptionAlgorithm;
import io.telcomesh.security.EpsIntegrityAlgorithm;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// TS 24.301 §5.4.3 and its abnormal cases.
class SecurityModeControlTest {
  private final SimulatedScheduler scheduler = new SimulatedScheduler(1);
  private final World world = new World(scheduler).connected();
  private final ScriptedUe ue = world.ue;

  @AfterEach
  void end() {
    scheduler.close();
  }

  @Test
  @Proves("emm.security-mode-control-imeisv-request")
  void tellsTheHashOfARequestThatCameUnprotected() {
    var request = Nas.encode(ue.attachRequest());
    attach();
    assertThat(ue.received(SecurityModeCommand.class).getFirst().hashMme())
        .contains(HashMme.of(request));
  }

  @Test
  @Proves("emm.security-mode-control-imeisv-request")
  void believesWhatTheUeSaysItHadSent() {
    var sent = ue.attachRequest();
    ue.protect(sent); // so that the UE takes this for what it has sent
    ue.pdn = ScriptedUe.pdn(PdnType.IPV4, false, Optional.of("elsewhere"));
    ue.connect(Nas.encode(ue.attachRequest()));
    scheduler.runFor(Duration.ofMinutes(1));
    assertThat(world.sgw.received(CreateSessionRequest.class).getFirst().apn().name())
        .isEqualTo(Subscriber.INTERNET);
    assertThat(world.observer.outcomes()).last().isEqualTo("Attach COMPLETED");
  }

  @Test
  void refusesAReplayedMessageThatIsNoAttachRequest() {
    ue.script.on(
        SecurityModeCommand.class,
        command -> {
          var complete = ue.complete(command);
          return new SecurityModeComplete(
              complete.imeisv(), Optional.of(Octets.of(7, 0x41, 0xff)), complete.others());
        });
    attach();
    assertThat(ue.received(AttachReject.class).getFirst().cause())
        .isEqualTo(EmmCause.INVALID_MANDATORY_INFORMATION);
    world.leavesNothingBehind();
  }

  @Test
  void ciphersWithTheNullAlgorithmWhereTheOperatorWantsIt() {
    var open =
        new World(new SimulatedScheduler(2), List.of(EpsEncryptionAlgorithm.EEA0)).attached();
    assertThat(open.ue.security.orElseThrow().algorithms().ciphering())
        .isEqualTo(EpsEncryptionAlgorithm.EEA0);
    open.scheduler.close();
  }

  @Test
  void keepsTheEarlierKeysWhenTheUeDoesNotTakeNewOnes() {
    attach();
    var before = world.runner().context().security().map(NasSecurityContext::keySetIdentifier);
    for (int i = 0; i < 5; i++) {
      ue.script.thenSilent(SecurityModeCommand.class);
    }
    ue.capability = other();
    ue.attachAgain();
    scheduler.runFor(Duration.ofMinutes(1));
    var known = world.runner().context();
    assertThat(known.security().map(NasSecurityContext::keySetIdentifier)).isEqualTo(before);
    assertThat(known.registered()).isTrue();
    world.leavesNothingBehind();
  }

  @ParameterizedTest
  @ValueSource(ints = {23, 24})
  @Proves("emm.security-mode-reject-handling")
  void keepsTheEarlierKeysOfWhoRejectsNewOnes(int cause) { // §5.4.3.5
    attach();
    var before = world.runner().context().security().orElseThrow();
    ue.script.then(SecurityModeCommand.class, _ -> new SecurityModeReject(new EmmCause(cause)));
    ue.capability = other();
    ue.attachAgain();
    scheduler.runFor(Duration.ofMinutes(1));
    assertThat(ue.received(AttachReject.class))
        .extracting(AttachReject::cause)
        .containsExactly(new EmmCause(cause));
    assertThat(world.runner().context().security()).containsSame(before);
    assertThat(world.enodeb.connections).isEmpty();
    world.leavesNothingBehind();
  }

  /// For which the keys are negotiated anew.
  private static UeNetworkCapability other() {
    return UeNetworkCapability.of(
        EnumSet.of(EpsEncryptionAlgorithm.EEA0, EpsEncryptionAlgorithm.EEA2),
        EnumSet.of(EpsIntegrityAlgorithm.EIA1, EpsIntegrityAlgorithm.EIA2));
  }

  private void attach() {
    ue.attach();
    scheduler.runFor(Duration.ofMinutes(1));
  }
}
