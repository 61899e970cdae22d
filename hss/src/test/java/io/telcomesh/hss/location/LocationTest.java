package io.telcomesh.hss.location;

import static io.telcomesh.hss.HssWorld.ABROAD;
import static io.telcomesh.hss.HssWorld.HOME;
import static io.telcomesh.hss.HssWorld.IMSI;
import static io.telcomesh.hss.HssWorld.MME;
import static io.telcomesh.hss.HssWorld.OTHER_MME;
import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.diameter.DiameterRequest;
import io.telcomesh.diameter.Result;
import io.telcomesh.diameter.s6a.CancelLocationRequest;
import io.telcomesh.diameter.s6a.CancellationType;
import io.telcomesh.diameter.s6a.PurgeUeAnswer;
import io.telcomesh.diameter.s6a.S6aAvps;
import io.telcomesh.diameter.s6a.UlrFlags;
import io.telcomesh.diameter.s6a.UpdateLocationAnswer;
import io.telcomesh.hss.HssWorld;
import io.telcomesh.hss.subscription.Roaming;
import io.telcomesh.hss.subscription.ServingMme;
import io.telcomesh.identifiers.Apn;
import io.telcomesh.identifiers.Plmn;
import io.telcomesh.procedures.SimulatedScheduler;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class LocationTest {
  private static final long E_UTRAN_NOT_ALLOWED = 1 << 4;
  private static final int RAT_NB_IOT = 1005;
  private static final int RAT_UTRAN = 1000;

  private final SimulatedScheduler scheduler = new SimulatedScheduler(1);
  private final HssWorld world = new HssWorld(scheduler);

  @AfterEach
  void end() {
    assertThat(world.observer.failures()).isEmpty();
    assertThat(world.hss().active()).isZero();
    scheduler.close();
  }

  @Test
  void givesTheWholeSubscription() {
    receive(world.locate(MME));
    var answer = (UpdateLocationAnswer) world.answer();
    assertThat(answer.result()).isEqualTo(Result.SUCCESS);
    assertThat(answer.flags()).contains(1L);
    var subscription = answer.subscriptionData().orElseThrow();
    assertThat(subscription.subscriberStatus()).contains(0);
    assertThat(subscription.msisdn()).isEqualTo(HssWorld.SUBSCRIBER.msisdn());
    assertThat(subscription.ambr().orElseThrow().rate()).isEqualTo(HssWorld.SUBSCRIBER.ueAmbr());
    var apn =
        subscription.apnConfigurationProfile().orElseThrow().apn(new Apn("internet")).orElseThrow();
    assertThat(apn.contextIdentifier()).isEqualTo(1);
    assertThat(apn.pdnType()).isZero();
    assertThat(apn.ambr().orElseThrow().rate()).isEqualTo(HssWorld.INTERNET.ambr());
    assertThat(apn.qosProfile().orElseThrow().arp().priority())
        .isEqualTo(HssWorld.INTERNET.priority());
  }

  @Test
  void remembersWhoServes() {
    receive(world.locate(MME));
    assertThat(world.stored())
        .contains(ServingMme.of(MME, HOME.epcRealm(), HOME, Optional.empty()));
    assertThat(world.mme.received()).isEmpty();
  }

  @Test
  void writesNothingWhenTheSameMmeAsksAgain() {
    receive(world.locate(MME));
    int writes = world.writes;
    receive(world.locate(MME));
    assertThat(world.writes).isEqualTo(writes);
  }

  @Test
  void leavesTheSubscriptionOutWhenTheMmeHasIt() {
    receive(world.locate(MME));
    receive(world.locate(MME, HOME, S6aAvps.RAT_EUTRAN, new UlrFlags(0b110)));
    assertThat(((UpdateLocationAnswer) world.answer()).subscriptionData()).isEmpty();
  }

  @Test
  void cancelsLocationAtThePreviousMme() {
    receive(world.locate(MME));
    receive(world.locate(OTHER_MME));
    var cancelled = world.mme.received(CancelLocationRequest.class);
    assertThat(cancelled).hasSize(1);
    assertThat(cancelled.getFirst().destinationHost()).isEqualTo(MME);
    assertThat(cancelled.getFirst().cancellationType())
        .isEqualTo(CancellationType.MME_UPDATE_PROCEDURE);
    assertThat(world.observer.outcomes())
        .containsExactly(
            "UpdateLocation COMPLETED", "UpdateLocation COMPLETED", "CancelLocation COMPLETED");
  }

  @Test
  void answersTheNewMmeWithoutWaitingForThePreviousOne() {
    receive(world.locate(MME));
    world.mme.thenSilent(CancelLocationRequest.class);
    world.receive(world.locate(OTHER_MME));
    scheduler.runFor(Duration.ofSeconds(1));
    world.receive(world.authenticate(OTHER_MME, HOME, 1, Optional.empty()));
    scheduler.runFor(Duration.ofSeconds(1));
    assertThat(world.answers).hasSize(3).allMatch(answer -> answer.result().success());
    scheduler.runUntilIdle();
    assertThat(world.observer.outcomes()).endsWith("CancelLocation EXPIRED");
  }

  @Test
  void doesNotKnowStranger() {
    world.database.remove(IMSI);
    receive(world.locate(MME));
    assertThat(world.result()).isEqualTo(Result.USER_UNKNOWN);
  }

  @Test
  void refusesSubscriberWithoutEps() {
    world.provision(HssWorld.with(0, Roaming.EVERYWHERE, List.of()));
    receive(world.locate(MME));
    assertThat(world.result()).isEqualTo(Result.UNKNOWN_EPS_SUBSCRIPTION);
  }

  @Test
  void refusesRadioAccessThatIsRestricted() {
    world.provision(
        HssWorld.with(E_UTRAN_NOT_ALLOWED, Roaming.EVERYWHERE, List.of(HssWorld.INTERNET)));
    receive(world.locate(MME));
    assertThat(world.result()).isEqualTo(Result.RAT_NOT_ALLOWED);
    receive(world.locate(MME, HOME, RAT_NB_IOT, UlrFlags.initialAttach()));
    assertThat(world.result()).isEqualTo(Result.SUCCESS);
    receive(world.locate(MME, HOME, RAT_UTRAN, UlrFlags.initialAttach()));
    assertThat(world.result()).isEqualTo(Result.RAT_NOT_ALLOWED);
  }

  @Test
  void refusesRoamingWhereItIsNotAllowed() {
    world.provision(HssWorld.with(0, Roaming.of("001/02"), List.of(HssWorld.INTERNET)));
    receive(abroad(ABROAD));
    assertThat(world.result()).isEqualTo(Result.ROAMING_NOT_ALLOWED);
    receive(abroad(Plmn.of("001/02")));
    assertThat(world.result()).isEqualTo(Result.SUCCESS);
    receive(world.locate(MME));
    assertThat(world.result()).isEqualTo(Result.SUCCESS);
  }

  @Test
  void refusesSgsn() {
    receive(world.locate(MME, HOME, S6aAvps.RAT_EUTRAN, new UlrFlags(0)));
    assertThat(world.result()).isEqualTo(Result.UNABLE_TO_COMPLY);
  }

  @Test
  void refusesMmeThatSpeaksForAnotherNetwork() {
    receive(world.locate(MME, ABROAD, S6aAvps.RAT_EUTRAN, UlrFlags.initialAttach()));
    assertThat(world.result()).isEqualTo(Result.AUTHORIZATION_REJECTED);
  }

  @Test
  void cannotComplyWhileTheDatabaseIsBroken() {
    receive(world.authenticate(1));
    world.fault = new IllegalStateException("disk full");
    receive(world.locate(MME));
    assertThat(world.result()).isEqualTo(Result.UNABLE_TO_COMPLY);
    world.fault = null;
    receive(world.locate(MME));
    assertThat(world.result()).isEqualTo(Result.SUCCESS);
  }

  @Test
  void purgesAtTheMmeThatServes() {
    receive(world.locate(MME));
    receive(world.purge(MME));
    assertThat(((PurgeUeAnswer) world.answer()).flags()).contains(1L);
    assertThat(world.stored().orElseThrow().purged()).isTrue();
    receive(world.locate(OTHER_MME));
    assertThat(world.mme.received()).isEmpty();
  }

  @Test
  void purgesNothingForMmeThatServesNoLonger() {
    receive(world.locate(MME));
    receive(world.locate(OTHER_MME));
    receive(world.purge(MME));
    assertThat(world.result()).isEqualTo(Result.SUCCESS);
    assertThat(((PurgeUeAnswer) world.answer()).flags()).isEmpty();
    assertThat(world.stored().orElseThrow().purged()).isFalse();
  }

  @Test
  void purgesNoStranger() {
    world.database.remove(IMSI);
    receive(world.purge(MME));
    assertThat(world.result()).isEqualTo(Result.USER_UNKNOWN);
  }

  @Test
  void tellsTheMmeOfWithdrawnSubscription() {
    receive(world.locate(MME));
    var last = world.stored();
    world.database.remove(IMSI);
    world.hss().withdrawn(IMSI, last);
    scheduler.runUntilIdle();
    assertThat(world.mme.received(CancelLocationRequest.class))
        .extracting(CancelLocationRequest::cancellationType)
        .containsExactly(CancellationType.SUBSCRIPTION_WITHDRAWAL);
    receive(world.authenticate(1));
    assertThat(world.result()).isEqualTo(Result.USER_UNKNOWN);
  }

  private DiameterRequest abroad(Plmn visited) {
    return world.locate(
        "mme." + visited.epcRealm(), visited, S6aAvps.RAT_EUTRAN, UlrFlags.initialAttach());
  }

  private void receive(DiameterRequest request) {
    int before = world.answers.size();
    world.receive(request);
    scheduler.runUntilIdle();
    assertThat(world.answers).hasSize(before + 1);
  }
}
