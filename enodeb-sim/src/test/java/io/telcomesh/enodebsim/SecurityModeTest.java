package io.telcomesh.enodebsim;

import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.codec.Octets;
import io.telcomesh.nas.eps.AuthenticationResponse;
import io.telcomesh.nas.eps.HashMme;
import io.telcomesh.nas.eps.Nas;
import io.telcomesh.nas.eps.NasMessage;
import io.telcomesh.nas.eps.SecurityHeaderType;
import io.telcomesh.nas.eps.SecurityModeComplete;
import io.telcomesh.nas.eps.SecurityModeReject;
import io.telcomesh.nas.eps.ie.EmmCause;
import io.telcomesh.nas.eps.ie.MobileIdentity;
import io.telcomesh.nas.eps.ie.UeSecurityCapability;
import io.telcomesh.procedures.SimulatedScheduler;
import io.telcomesh.security.EpsIntegrityAlgorithm;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SecurityModeTest {
  private final SimulatedScheduler scheduler = new SimulatedScheduler(6);
  private final SimWorld world = new SimWorld(scheduler).wired();

  @AfterEach
  void end() {
    assertThat(world.observer.failures()).isEmpty();
    scheduler.close();
  }

  @Test
  void takesTheKeyIntoUseAndTellsItsEquipment() {
    world.attach();
    var complete = world.mme.nas.received(SecurityModeComplete.class).getFirst();
    assertThat(complete.imeisv()).contains(MobileIdentity.of(world.ue.equipment().imeisv()));
    assertThat(complete.replayedMessage()).isEmpty();
  }

  @Test
  void rejectsCapabilitiesThatSomebodyChanged() {
    var weakened = new UeSecurityCapability(Octets.of(0x80, 0x20));
    commanded(EpsIntegrityAlgorithm.EIA2, weakened);
    assertThat(rejectedWith()).isEqualTo(EmmCause.UE_SECURITY_CAPABILITIES_MISMATCH);
    assertThat(world.ue.lastRejection().orElseThrow().clause()).isEqualTo("TS 24.301 §5.4.3.5");
    assertThat(world.ue.security()).isEmpty();
  }

  @Test
  void rejectsNullIntegrity() {
    commanded(EpsIntegrityAlgorithm.EIA0, world.mme.announced());
    assertThat(rejectedWith()).isEqualTo(EmmCause.SECURITY_MODE_REJECTED_UNSPECIFIED);
  }

  @Test
  void rejectsACommandOfSomebodyWithoutTheKey() {
    world.mme.nas.on(
        AuthenticationResponse.class,
        _ ->
            (Runnable)
                () -> {
                  var command = Nas.encode(world.mme.securityModeCommand());
                  var pdu =
                      world
                          .mme
                          .current()
                          .security()
                          .protect(command, SecurityHeaderType.INTEGRITY_NEW_CONTEXT);
                  world.mme.sendNas(Octets.of(0x37, 1, 2, 3, 4).then(pdu.from(5)));
                });
    world.wantAttach();
    scheduler.runFor(Duration.ofSeconds(5));
    assertThat(rejectedWith()).isEqualTo(EmmCause.SECURITY_MODE_REJECTED_UNSPECIFIED);
  }

  @Test
  void repeatsTheRequestThatSomebodyChanged() {
    world.mme.nas.then(
        AuthenticationResponse.class,
        _ ->
            world.mme.securityModeCommand(
                EpsIntegrityAlgorithm.EIA2, world.mme.announced(), HashMme.of(Octets.of(1, 2, 3))));
    assertThat(world.attach().succeeded()).isTrue();
    var complete = world.mme.nas.received(SecurityModeComplete.class).getFirst();
    assertThat(complete.replayedMessage()).contains(world.mme.current().attachRequest);
  }

  @Test
  void answersARepeatedCommandUnderTheSameContext() {
    world.mme.nas.then(SecurityModeComplete.class, _ -> repeatedCommand());
    assertThat(world.attach().succeeded()).isTrue();
    assertThat(world.mme.nas.received(SecurityModeComplete.class)).hasSize(2);
  }

  @Test
  void dropsWhatIsNotProtectedOnceNasIsSecure() {
    world.attach();
    world.mme.sendNas(Nas.encode(new io.telcomesh.nas.eps.AuthenticationReject()));
    world.settle();
    assertThat(world.ue.registered()).isTrue();
  }

  @Test
  void answersWhatItDoesNotExpectWithAStatus() {
    world.attach();
    world.mme.send(world.mme.esmInformationRequest());
    world.settle();
    assertThat(world.mme.nas.received(io.telcomesh.nas.eps.EsmStatus.class)).hasSize(1);
  }

  private void commanded(EpsIntegrityAlgorithm integrity, UeSecurityCapability capability) {
    world.mme.nas.on(
        AuthenticationResponse.class,
        _ ->
            world.mme.securityModeCommand(
                integrity, capability, HashMme.of(world.mme.current().attachRequest)));
    world.wantAttach();
    scheduler.runFor(Duration.ofSeconds(5));
  }

  /// As the MME's T3460 does it: the context stays, its counts go on.
  private Object repeatedCommand() {
    var security = world.mme.current().security();
    var command = world.mme.securityModeCommand();
    world.mme.current().restore(security);
    return List.<NasMessage>of(command);
  }

  private EmmCause rejectedWith() {
    return world.mme.nas.received(SecurityModeReject.class).getFirst().cause();
  }
}
