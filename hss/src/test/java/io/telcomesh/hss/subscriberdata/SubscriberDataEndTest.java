package io.telcomesh.hss.subscriberdata;

import static io.telcomesh.hss.HssWorld.CELL;
import static io.telcomesh.hss.HssWorld.IMSI;
import static io.telcomesh.hss.HssWorld.INTERNET;
import static io.telcomesh.hss.HssWorld.MME;
import static io.telcomesh.hss.HssWorld.OTHER_MME;
import static io.telcomesh.hss.HssWorld.SUBSCRIBER;
import static io.telcomesh.hss.HssWorld.TRACKING_AREA;
import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.codec.testing.Proves;
import io.telcomesh.diameter.Result;
import io.telcomesh.diameter.s6a.DeleteSubscriberDataRequest;
import io.telcomesh.diameter.s6a.IdrFlags;
import io.telcomesh.diameter.s6a.InsertSubscriberDataRequest;
import io.telcomesh.diameter.s6a.UserState;
import io.telcomesh.hss.HssWorld;
import io.telcomesh.hss.MmeEnd;
import io.telcomesh.hss.S6aWorld;
import io.telcomesh.hss.s6a.OperatorAnswer;
import io.telcomesh.hss.subscription.Roaming;
import io.telcomesh.hss.subscription.Subscriber;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Insert and Delete Subscriber Data between the HSS's end and MMEs'.
final class SubscriberDataEndTest {
  private final S6aWorld world = new S6aWorld();
  private final List<OperatorAnswer> told = new ArrayList<>();

  @AfterEach
  void end() {
    assertThat(world.observer.failures()).isEmpty();
    assertThat(world.server.active()).isZero();
    world.close();
  }

  @Test
  @Proves("hss.idr")
  void pushesChangesAndAsksForStateAndLocation() {
    var mme = world.mme(MME);
    change(HssWorld.with(64, Roaming.EVERYWHERE, List.of(INTERNET)), false);
    assertThat(mme.requests).as("nobody serves him").isEmpty();
    mme.locate();
    change(HssWorld.with(64 + 32, Roaming.EVERYWHERE, List.of(INTERNET)), false);
    var pushed = (InsertSubscriberDataRequest) mme.requests.getFirst();
    assertThat(pushed.imsi()).isEqualTo(IMSI);
    assertThat(pushed.destinationHost()).isEqualTo(MME);
    assertThat(pushed.flags()).isEmpty();
    assertThat(pushed.subscriptionData().accessRestrictionData()).contains(64 + 32L);
    assertThat(pushed.subscriptionData())
        .as("all that an Update Location would give now")
        .isEqualTo(mme.subscription());

    world.server.hss().locate(IMSI, IdrFlags.stateAndLocation().current(), told::add);
    settle();
    var asked = (InsertSubscriberDataRequest) mme.requests.getLast();
    assertThat(asked.flags().orElseThrow().currentLocation()).isTrue();
    assertThat(asked.flags().orElseThrow().tAds()).isTrue();
    assertThat(asked.subscriptionData().apnConfigurationProfile()).isEmpty();
    var known = ((OperatorAnswer.Known) told.getFirst()).answer();
    assertThat(known.userState().orElseThrow().state())
        .contains(UserState.CONNECTED_NOT_REACHABLE_FOR_PAGING);
    var place = known.location().orElseThrow().mme().orElseThrow();
    assertThat(place.cell()).contains(CELL);
    assertThat(place.trackingArea()).contains(TRACKING_AREA);
    assertThat(known.imsVoiceOverPs()).contains(1);
    assertThat(known.lastActivity()).contains(Instant.parse("2026-11-24T09:00:00Z"));
    assertThat(known.ratType()).contains(1004);
  }

  @Test
  @Proves("hss.dsr")
  void takesTheTelephoneNumberBack() {
    var mme = world.mme(MME);
    mme.locate();
    change(without(SUBSCRIBER), true);
    assertThat(mme.requests).hasSize(2);
    assertThat(((InsertSubscriberDataRequest) mme.requests.getFirst()).subscriptionData().msisdn())
        .isEmpty();
    var taken = (DeleteSubscriberDataRequest) mme.requests.getLast();
    assertThat(taken.flags()).isEqualTo(DeleteSubscriberDataRequest.MSISDN_WITHDRAWAL);
    assertThat(world.stored().orElseThrow().upToDate()).isTrue();
  }

  @Test
  void remembersThatTheMmeHasNotTakenTheChange() {
    var mme = world.mme(MME);
    mme.locate();
    mme.willing = Result.USER_UNKNOWN;
    change(HssWorld.with(64, Roaming.EVERYWHERE, List.of(INTERNET)), false);
    assertThat(world.stored().orElseThrow().upToDate()).isFalse();
    assertThat(world.observer.outcomes()).endsWith("InsertSubscriberData REFUSED");
    mme.willing = Result.SUCCESS;
    change(HssWorld.with(32, Roaming.EVERYWHERE, List.of(INTERNET)), false);
    assertThat(world.stored().orElseThrow().upToDate()).isTrue();
  }

  @Test
  void tellsTheMmeThatServesNow() {
    var before = world.mme(MME);
    var now = world.mme(OTHER_MME);
    before.locate();
    now.locate();
    before.requests.clear();
    change(HssWorld.with(64, Roaming.EVERYWHERE, List.of(INTERNET)), false);
    assertThat(before.requests).isEmpty();
    assertThat(now.requests).hasOnlyElementsOfType(InsertSubscriberDataRequest.class).hasSize(1);
  }

  @Test
  void changesComeInTheirOrder() {
    var mme = world.mme(MME);
    mme.locate();
    for (int bits = 1; bits <= 3; bits++) {
      world.subscribers.put(HssWorld.with(64L * bits, Roaming.EVERYWHERE, List.of(INTERNET)));
      world.server.hss().changed(IMSI, true, false);
    }
    settle();
    assertThat(restrictions(mme)).last().isEqualTo(Optional.of(192L));
    assertThat(world.stored().orElseThrow().upToDate()).isTrue();
  }

  @Test
  void saysWhyItDoesNotKnowWhereHeIs() {
    world.server.hss().locate(IMSI, IdrFlags.stateAndLocation(), told::add);
    settle();
    var mme = world.mme(MME);
    mme.locate();
    mme.willing = Result.UNABLE_TO_COMPLY;
    world.server.hss().locate(IMSI, IdrFlags.stateAndLocation(), told::add);
    settle();
    world.subscribers.remove(IMSI);
    world.server.hss().stored(IMSI);
    world.server.hss().locate(IMSI, IdrFlags.stateAndLocation(), told::add);
    settle();
    assertThat(told)
        .containsExactly(
            new OperatorAnswer.NotRegistered(),
            new OperatorAnswer.RefusedBy(Result.UNABLE_TO_COMPLY),
            new OperatorAnswer.NoSubscriber());
  }

  private void change(Subscriber subscriber, boolean msisdnWithdrawn) {
    world.subscribers.put(subscriber);
    world.server.hss().changed(IMSI, true, msisdnWithdrawn);
    settle();
  }

  private void settle() {
    world.scheduler.runFor(Duration.ofSeconds(5));
  }

  private static List<Optional<Long>> restrictions(MmeEnd mme) {
    return mme.requests.stream()
        .map(InsertSubscriberDataRequest.class::cast)
        .map(request -> request.subscriptionData().accessRestrictionData())
        .toList();
  }

  private static Subscriber without(Subscriber like) {
    return new Subscriber(
        like.imsi(),
        Optional.empty(),
        like.credentials(),
        like.ueAmbr(),
        like.barring(),
        like.accessRestriction(),
        like.roaming(),
        like.apns());
  }
}
