package io.telcomesh.enodebsim;

import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.nas.eps.AttachRequest;
import io.telcomesh.nas.eps.AuthenticationResponse;
import io.telcomesh.nas.eps.ie.EpsMobileIdentity;
import io.telcomesh.nas.eps.ie.NasKeySetIdentifier;
import io.telcomesh.procedures.SimulatedScheduler;
import io.telcomesh.s1ap.InitialUeMessage;
import io.telcomesh.security.EpsKeys;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A UE that comes back with GUTI and keys, TS 24.301 §5.5.1.2.2 and §4.4.2.3.
class StoredSecurityTest {
  private final SimulatedScheduler scheduler = new SimulatedScheduler(3);
  private final SimWorld world = new SimWorld(scheduler);

  @AfterEach
  void end() {
    assertThat(world.observer.failures()).isEmpty();
    scheduler.close();
  }

  @Test
  void attachesWithTheKeysThatItHas() {
    detached();
    world.mme.kept = Optional.of(world.mme.current().security());
    world.mme.nas.then(AttachRequest.class, _ -> acceptWithout());
    assertThat(world.attach().succeeded()).isTrue();
    assertThat(world.mme.nas.received(AuthenticationResponse.class)).hasSize(1);
    var request = world.mme.nas.received(AttachRequest.class).getLast();
    assertThat(request.identity()).isInstanceOf(EpsMobileIdentity.OfGuti.class);
    assertThat(request.keySetIdentifier()).isEqualTo(NasKeySetIdentifier.of(0));
    assertThat(world.ue.secureExchange()).isTrue();
  }

  @Test
  void isAuthenticatedAnewWhereTheNetworkWantsThat() {
    detached();
    assertThat(world.attach().succeeded()).isTrue();
    assertThat(world.mme.nas.received(AuthenticationResponse.class)).hasSize(2);
  }

  @Test
  void attachesByImsiWhenItIsToldTo() {
    detached();
    var result = world.resultOf(() -> world.sim.attach(SimWorld.IMSI, true, world.results::add));
    assertThat(result.succeeded()).isTrue();
    var request = world.mme.nas.received(AttachRequest.class).getLast();
    assertThat(request.identity()).isEqualTo(EpsMobileIdentity.of(SimWorld.IMSI));
    assertThat(request.keySetIdentifier()).isEqualTo(NasKeySetIdentifier.NONE);
    assertThat(world.mme.s1ap.received(InitialUeMessage.class).getLast().sTmsi()).isEmpty();
  }

  private void detached() {
    world.wired().attach();
    world.detach(false);
  }

  /// The MME goes on with the keys at once: the request's count makes the eNodeB's key.
  private Object acceptWithout() {
    var current = world.mme.current();
    current.secure = true;
    var key = EpsKeys.kenb(current.security().kasme(), current.security().uplinkCount() - 1);
    return world.mme.initialContextSetup(world.mme.attachAccept(), key.octets());
  }
}
