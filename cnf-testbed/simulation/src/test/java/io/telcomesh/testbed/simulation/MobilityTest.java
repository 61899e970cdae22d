package io.telcomesh.testbed.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.codec.testing.Proves;
import io.telcomesh.enodebsim.UeContext;
import io.telcomesh.enodebsim.UeResult;
import io.telcomesh.identifiers.Imsi;
import io.telcomesh.identifiers.Tai;
import io.telcomesh.mme.DetachOutcome;
import io.telcomesh.nas.eps.ie.NetworkDetachType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// UEs that move, come back in time or stay away, and are sent away: the simulator's UEs with the
/// functions' own classes.
class MobilityTest {
  private static final Tai AREA_1 = new Tai(Epc.PLMN, 1);
  private static final Tai AREA_2 = new Tai(Epc.PLMN, 2);

  private final Epc epc = Epc.start(1);
  private final Imsi imsi = epc.provision(1, 1).getFirst();
  private final List<UeResult> results = new ArrayList<>();

  @AfterEach
  void end() {
    epc.close();
  }

  @Test
  void tellsTheNetworkThatItIsInAnotherTrackingArea() {
    attachAndBecomeIdle();
    var before = ue().guti();
    assertThat(ue().trackingAreas()).containsExactly(AREA_1);
    epc.simulator().move(imsi, "enodeb-2", results::add);
    epc.runFor(Duration.ofSeconds(5));
    assertThat(results).singleElement().matches(UeResult::succeeded);
    assertThat(ue().trackingAreas()).containsExactly(AREA_2);
    assertThat(ue().guti()).isPresent().isNotEqualTo(before);
    assertThat(ue().connection()).isEmpty();
    assertThat(context().location().orElseThrow().tai()).isEqualTo(AREA_2);
    Invariants.everySessionHasItsUe(epc);
  }

  @Test
  void doesNotTellThatItIsInTheSameTrackingArea() {
    attachAndBecomeIdle();
    var before = ue().guti();
    epc.simulator().move(imsi, "1", results::add);
    epc.runFor(Duration.ofSeconds(5));
    assertThat(results).singleElement().matches(UeResult::succeeded);
    assertThat(ue().guti()).isEqualTo(before);
  }

  @Test
  void doesNotMoveWhileItIsConnected() {
    epc.attach(imsi);
    epc.simulator().move(imsi, "enodeb-2", results::add);
    epc.runFor(Duration.ofSeconds(5));
    assertThat(results.getFirst().rejection().orElseThrow().message()).isEqualTo("Move");
  }

  @Test
  void updatesWhileItIsConnected() {
    epc.attach(imsi);
    var before = ue().guti();
    epc.simulator().update(imsi, results::add);
    epc.runFor(Duration.ofMinutes(1));
    assertThat(results).singleElement().matches(UeResult::succeeded);
    assertThat(ue().guti()).isNotEqualTo(before);
    assertThat(ue().connection()).isPresent();
    assertThat(epc.pings(imsi, 1)).isTrue();
  }

  @Test
  void comesBackEvery54MinutesAndStaysRegistered() {
    attachAndBecomeIdle();
    epc.runFor(Duration.ofHours(10));
    assertThat(context().registered()).isTrue();
    assertThat(context().reachable()).isTrue();
    assertThat(epc.observer().outcomes().stream().filter("TrackingAreaUpdate COMPLETED"::equals))
        .hasSize(11);
    Invariants.everySessionHasItsUe(epc);
  }

  @Test
  @Proves("emm.tau-periodic-active-flag")
  void getsItsBearersWithTheUpdateWhenItHasSomethingToSend() {
    attachAndBecomeIdle();
    var address = epc.addressOf(imsi);
    epc.simulator().move(imsi, "enodeb-2", results::add);
    epc.ueInterfaces().find(address).orElseThrow().ping(Epc.HOST, 9); // where it is not registered
    epc.runFor(Duration.ofSeconds(5));
    assertThat(epc.ueInterfaces().find(address).orElseThrow().pong(9)).isTrue();
    assertThat(ue().connection()).isPresent();
    Invariants.everySessionHasItsUe(epc);
  }

  @Test
  void isDetachedWhenItDoesNotComeBackAndAttachesAnewWhenItDoes() {
    attachAndBecomeIdle();
    epc.network().silence(Epc.ENODEB_S1_MME);
    epc.runFor(Duration.ofHours(3));
    assertThat(epc.sgw().ues().size()).isZero();
    assertThat(epc.pgw().addressesInUse()).isZero();
    epc.network().restore(Epc.ENODEB_S1_MME);
    epc.runFor(Duration.ofHours(1));
    assertThat(ue().registered()).isTrue();
    assertThat(context().registered()).isTrue();
    Invariants.everySessionHasItsUe(epc);
  }

  @Test
  void comesBackWhenTheNetworkHasDetachedItAndWantsThat() {
    epc.attach(imsi);
    var outcomes = new ArrayList<DetachOutcome>();
    epc.mme().detach(imsi, NetworkDetachType.REATTACH_REQUIRED, outcomes::add);
    epc.runFor(Duration.ofSeconds(20));
    assertThat(outcomes).containsExactly(DetachOutcome.ACCEPTED);
    assertThat(ue().registered()).isTrue();
    assertThat(epc.pings(imsi, 1)).isTrue();
    Invariants.everySessionHasItsUe(epc);
  }

  @Test
  void staysAwayWhenTheNetworkDoesNotWantItBack() {
    epc.attach(imsi);
    epc.mme().detach(imsi, NetworkDetachType.REATTACH_NOT_REQUIRED, _ -> {});
    epc.runFor(Duration.ofMinutes(1));
    assertThat(ue().registered()).isFalse();
    Invariants.everySessionHasItsUe(epc);
  }

  private void attachAndBecomeIdle() {
    epc.attach(imsi);
    epc.runFor(Duration.ofSeconds(1));
    epc.simulator().enodebs().forEach(enodeb -> enodeb.reset());
    epc.runFor(Duration.ofSeconds(1));
    assertThat(ue().connection()).isEmpty();
    assertThat(context().connection()).isEmpty();
  }

  private UeContext ue() {
    return epc.simulator().ues().find(imsi).orElseThrow().context();
  }

  private io.telcomesh.mme.UeContext context() {
    return epc.mme().contexts().find(imsi).orElseThrow().context();
  }
}
