package io.telcomesh.mme;

import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.codec.Octets;
import io.telcomesh.codec.testing.Proves;
import io.telcomesh.identifiers.Imeisv;
import io.telcomesh.nas.eps.AttachReject;
import io.telcomesh.nas.eps.AuthenticationReject;
import io.telcomesh.nas.eps.AuthenticationRequest;
import io.telcomesh.nas.eps.AuthenticationResponse;
import io.telcomesh.nas.eps.EmmStatus;
import io.telcomesh.nas.eps.IdentityRequest;
import io.telcomesh.nas.eps.IdentityResponse;
import io.telcomesh.nas.eps.Nas;
import io.telcomesh.nas.eps.NasMessage;
import io.telcomesh.nas.eps.SecurityModeCommand;
import io.telcomesh.nas.eps.SecurityModeReject;
import io.telcomesh.nas.eps.ie.EmmCause;
import io.telcomesh.nas.eps.ie.MobileIdentity;
import io.telcomesh.procedures.DropReason;
import io.telcomesh.procedures.SimulatedScheduler;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Which messages may come without protection, TS 24.301 §4.4.4.3: those by which a UE without keys
/// becomes known, and none once there are keys.
class PlainNasTest {
  private final SimulatedScheduler scheduler = new SimulatedScheduler(1);
  private final World world = new World(scheduler).connected();
  private final ScriptedUe ue = world.ue;

  @AfterEach
  void end() {
    scheduler.close();
  }

  @Test
  @Proves("emm.which-plain-nas-messages-are-tolerated")
  void takesWhatAUeWithoutKeysMustSayInPlain() {
    ue.guti = Optional.of(World.FOREIGN); // so that it is asked for its identity
    ue.attach();
    world.settle();
    assertThat(ue.received(IdentityRequest.class)).hasSize(1);
    assertThat(ue.received(AuthenticationRequest.class)).hasSize(1);
    assertThat(world.observer.outcomes()).last().isEqualTo("Attach COMPLETED");
  }

  @Test
  @Proves("emm.which-plain-nas-messages-are-tolerated")
  void takesARejectOfSecurityModeInPlain() {
    ue.script.thenSilent(SecurityModeCommand.class);
    ue.attach();
    world.settle();
    ue.send(Nas.encode(new SecurityModeReject(EmmCause.SECURITY_MODE_REJECTED_UNSPECIFIED)));
    world.settle();
    assertThat(ue.received(AttachReject.class)).hasSize(1);
  }

  /// Neither is on the list: an identity that only equipment has, and a status.
  static Stream<NasMessage> notTolerated() {
    return Stream.of(
        new IdentityResponse(MobileIdentity.of(new Imeisv("3534900698733190"))),
        new EmmStatus(EmmCause.CONGESTION),
        ScriptedUe.attachComplete());
  }

  @ParameterizedTest
  @MethodSource("notTolerated")
  @Proves("emm.which-plain-nas-messages-are-tolerated")
  void discardsInPlainWhatIsNotOnTheList(NasMessage message) {
    ue.script.thenSilent(AuthenticationRequest.class);
    ue.attach();
    world.settle();
    var challenge = ue.received(AuthenticationRequest.class).getFirst();
    ue.send(Nas.encode(message));
    world.settle();
    dropped();
    ue.send(Nas.encode(ue.authenticate(challenge)));
    world.settle();
    assertThat(world.observer.outcomes()).last().isEqualTo("Attach COMPLETED");
  }

  /// All that may come in plain before there are keys.
  static Stream<NasMessage> toleratedBefore() {
    return Stream.of(
        new IdentityResponse(MobileIdentity.of(Subscriber.BOB.imsi())),
        new AuthenticationResponse(Octets.of(1, 2, 3, 4)),
        new SecurityModeReject(EmmCause.SECURITY_MODE_REJECTED_UNSPECIFIED));
  }

  @ParameterizedTest
  @MethodSource("toleratedBefore")
  @Proves("emm.which-plain-nas-messages-are-tolerated")
  void discardsAllThatIsPlainOnceThereAreKeys(NasMessage message) {
    ue.attach();
    world.settle();
    int before = ue.received().size();
    for (var plain : List.of(message, ue.attachRequest(), ue.detachRequest(true))) {
      ue.send(Nas.encode(plain));
    }
    scheduler.runFor(Duration.ofMinutes(1));
    assertThat(ue.received()).hasSize(before);
    assertThat(ue.received(AuthenticationReject.class)).isEqualTo(List.of());
    assertThat(world.runner().context().registered()).isTrue();
    world.leavesNothingBehind();
  }

  private void dropped() {
    assertThat(world.observer.dropped())
        .last()
        .satisfies(dropped -> assertThat(dropped.reason()).isEqualTo(DropReason.IGNORED));
  }
}
