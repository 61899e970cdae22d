package io.telcomesh.mme;

import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.codec.OtherIes;
import io.telcomesh.codec.testing.Proves;
import io.telcomesh.diameter.Result;
import io.telcomesh.diameter.s6a.Ambr;
import io.telcomesh.diameter.s6a.ApnConfiguration;
import io.telcomesh.diameter.s6a.ApnConfigurationProfile;
import io.telcomesh.diameter.s6a.DeleteSubscriberDataAnswer;
import io.telcomesh.diameter.s6a.DeleteSubscriberDataRequest;
import io.telcomesh.diameter.s6a.IdrFlags;
import io.telcomesh.diameter.s6a.InsertSubscriberDataAnswer;
import io.telcomesh.diameter.s6a.SubscriptionData;
import io.telcomesh.diameter.s6a.UpdateLocationRequest;
import io.telcomesh.diameter.s6a.UserState;
import io.telcomesh.identifiers.AggregateMaximumBitRate;
import io.telcomesh.identifiers.BitRate;
import io.telcomesh.identifiers.Imsi;
import io.telcomesh.nas.eps.AttachReject;
import io.telcomesh.nas.eps.DetachRequestFromNetwork;
import io.telcomesh.nas.eps.ie.EmmCause;
import io.telcomesh.procedures.SimulatedScheduler;
import io.telcomesh.s1ap.CauseRadioNetwork;
import io.telcomesh.s1ap.UeContextModificationFailure;
import io.telcomesh.s1ap.UeContextModificationRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Insert and Delete Subscriber Data, TS 29.272 §5.2.2.
class SubscriptionChangeTest {
  private static final SubscriptionData NOTHING =
      new SubscriptionData(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          OtherIes.NONE);

  private final SimulatedScheduler scheduler = new SimulatedScheduler(1);
  private final World world = new World(scheduler).attached();
  private final ScriptedUe ue = world.ue;

  @AfterEach
  void end() {
    world.leavesNothingBehind();
    scheduler.close();
  }

  @Test
  @Proves("s1ap.ue-context-modification")
  void givesAConnectedUeItsNewBitRateAtOnce() {
    insert(bitRate(20));
    assertThat(modifications())
        .extracting(each -> each.ueAggregateMaximumBitRate().orElseThrow().downlink())
        .containsExactly(BitRate.megabits(20));
    assertThat(stored().ambr()).contains(bitRate(20).ambr().orElseThrow());
    assertThat(answers()).extracting(each -> each.result()).containsExactly(Result.SUCCESS);
    assertThat(world.observer.outcomes()).last().isEqualTo("InsertSubscriberData COMPLETED");
  }

  @Test
  void leavesTheEnodebAloneWhereNothingChangesForIt() {
    insert(bitRate(60)); // its APN has less
    assertThat(modifications()).isEmpty();
  }

  @Test
  void keepsForLaterWhatAnIdleUeGets() {
    world.enodeb.requestRelease(ue);
    world.settle();
    insert(bitRate(20));
    assertThat(modifications()).isEmpty();
    assertThat(stored().ambr()).isEqualTo(bitRate(20).ambr());
  }

  @Test
  @Proves("s1ap.ue-context-modification")
  void goesOnThoughTheEnodebRefuses() { // TS 36.413 §8.3.4.3
    world.enodeb.script.on(
        UeContextModificationRequest.class,
        request ->
            new UeContextModificationFailure(
                request.mmeUeS1apId(),
                request.enbUeS1apId(),
                CauseRadioNetwork.UNSPECIFIED,
                Optional.empty(),
                OtherIes.NONE));
    insert(bitRate(20));
    assertThat(answers()).extracting(each -> each.result()).containsExactly(Result.SUCCESS);
    assertThat(stored().ambr()).isEqualTo(bitRate(20).ambr());
    assertThat(world.observer.outcomes()).last().isEqualTo("InsertSubscriberData COMPLETED");
  }

  @Test
  void goesOnThoughTheEnodebIsSilent() {
    world.enodeb.script.thenSilent(UeContextModificationRequest.class);
    insert(bitRate(20));
    scheduler.runFor(Duration.ofSeconds(5));
    assertThat(world.observer.outcomes()).last().isEqualTo("InsertSubscriberData COMPLETED");
  }

  @Test
  void keepsWhatIsNotChanged() {
    insert(bitRate(20));
    assertThat(stored().msisdn()).isEqualTo(Subscriber.subscription().msisdn());
    assertThat(stored().apnConfigurationProfile())
        .isEqualTo(Subscriber.subscription().apnConfigurationProfile());
  }

  @Test
  void addsAnApnToThoseThatAreThere() {
    insert(profile(1, "other", 2));
    assertThat(apns()).containsExactly(Subscriber.INTERNET, Subscriber.IMS, "other");
  }

  @Test
  void replacesAnApnByItsContext() {
    insert(profile(1, "other", 1));
    assertThat(apns()).containsExactly("other");
  }

  @Test
  void replacesAllApns() {
    insert(profile(0, "other", 2));
    assertThat(apns()).containsExactly("other");
  }

  @Test
  @Proves("interfaces.s6a-idr")
  void tellsStateAndPlaceOfAConnectedUe() {
    ask(IdrFlags.stateAndLocation());
    var answer = answers().getFirst();
    assertThat(answer.userState().orElseThrow().state())
        .contains(UserState.CONNECTED_REACHABLE_FOR_PAGING);
    var place = answer.location().orElseThrow().mme().orElseThrow();
    assertThat(place.trackingArea()).contains(World.TAI);
    assertThat(place.cell())
        .isEqualTo(world.runner().context().location().map(each -> each.cell()));
    assertThat(place.age()).contains(0L);
    assertThat(answer.ratType()).contains(1004);
    assertThat(answer.imsVoiceOverPs()).contains(0);
    assertThat(answer.lastActivity()).isPresent();
  }

  @Test
  @Proves("interfaces.s6a-idr")
  void tellsHowLongAnIdleUeHasBeenAway() {
    world.enodeb.requestRelease(ue);
    scheduler.runFor(Duration.ofMinutes(7));
    ask(IdrFlags.stateAndLocation());
    var answer = answers().getFirst();
    assertThat(answer.userState().orElseThrow().state())
        .contains(UserState.ATTACHED_REACHABLE_FOR_PAGING);
    assertThat(answer.location().orElseThrow().mme().orElseThrow().age()).contains(6L);
  }

  @Test
  void tellsThatAUeIsDetached() {
    ue.detach(false);
    world.settle();
    ask(IdrFlags.stateAndLocation());
    assertThat(answers().getFirst().userState().orElseThrow().state()).contains(UserState.DETACHED);
  }

  @Test
  void tellsNothingThatItIsNotAskedFor() {
    insert(NOTHING);
    assertThat(answers().getFirst().userState()).isEmpty();
    assertThat(answers().getFirst().location()).isEmpty();
  }

  @Test
  void knowsNothingOfSomebodyElse() {
    world.hss.insert(new Imsi("001010000000099"), bitRate(1), Optional.empty());
    world.hss.delete(new Imsi("001010000000099"), 0);
    world.settle();
    assertThat(answers()).extracting(each -> each.result()).containsExactly(Result.USER_UNKNOWN);
    assertThat(world.hss.answered(DeleteSubscriberDataAnswer.class))
        .extracting(each -> each.result())
        .containsExactly(Result.USER_UNKNOWN);
  }

  @Test
  void forgetsAPartOfTheSubscription() {
    world.hss.delete(ue.subscriber.imsi(), DeleteSubscriberDataRequest.MSISDN_WITHDRAWAL);
    world.settle();
    assertThat(world.hss.answered(DeleteSubscriberDataAnswer.class))
        .extracting(each -> each.result())
        .containsExactly(Result.SUCCESS);
    assertThat(stored().msisdn()).isEmpty();
  }

  @Test
  void refusesAUeWhoseOperatorHasBarredIt() {
    var barred = new World(new SimulatedScheduler(2)).connected();
    barred.hss.script.on(
        UpdateLocationRequest.class, request -> ScriptedHss.updated(request, barred(1L)));
    barred.ue.attach();
    barred.settle();
    var reject = barred.ue.received(AttachReject.class).getFirst();
    assertThat(reject.cause()).isEqualTo(EmmCause.ESM_FAILURE);
    assertThat(AttachRefusalTest.esmCause(reject.esmMessage().orElseThrow())).isEqualTo(8);
    barred.leavesNothingBehind();
    barred.scheduler.close();
  }

  @Test
  void detachesAUeThatItsOperatorBarsNow() {
    insert(barred(1L));
    assertThat(ue.received(DetachRequestFromNetwork.class)).hasSize(1);
    assertThat(world.registered()).isEmpty();
    assertThat(world.sgw.sessions).isEmpty();
  }

  @Test
  void servesAUeThatIsBarredFromCallsOnly() {
    var partly = new World(new SimulatedScheduler(2)).connected();
    partly.hss.script.on(
        UpdateLocationRequest.class, request -> ScriptedHss.updated(request, barred(8L)));
    partly.ue.attach();
    partly.settle();
    assertThat(partly.observer.outcomes()).last().isEqualTo("Attach COMPLETED");
    partly.scheduler.close();
  }

  private void insert(SubscriptionData change) {
    world.hss.insert(ue.subscriber.imsi(), change, Optional.empty());
    world.settle();
  }

  private void ask(IdrFlags wanted) {
    world.hss.insert(ue.subscriber.imsi(), NOTHING, Optional.of(wanted));
    world.settle();
  }

  private SubscriptionData stored() {
    return world.runner().context().subscription().orElseThrow();
  }

  private List<String> apns() {
    return stored().apnConfigurationProfile().orElseThrow().apnConfigurations().stream()
        .map(ApnConfiguration::serviceSelection)
        .toList();
  }

  private List<UeContextModificationRequest> modifications() {
    return world.enodeb.script.received(UeContextModificationRequest.class);
  }

  private List<InsertSubscriberDataAnswer> answers() {
    return world.hss.answered(InsertSubscriberDataAnswer.class);
  }

  static SubscriptionData bitRate(int megabits) {
    var rate = new AggregateMaximumBitRate(BitRate.megabits(megabits), BitRate.megabits(megabits));
    return change(Optional.empty(), Optional.empty(), Optional.of(Ambr.of(rate)), Optional.empty());
  }

  private static SubscriptionData profile(int allIncluded, String apn, int context) {
    var internet = Subscriber.apn(apn, 0);
    var configuration =
        new ApnConfiguration(
            context,
            List.of(),
            internet.pdnType(),
            apn,
            internet.qosProfile(),
            internet.ambr(),
            Optional.empty(),
            OtherIes.NONE);
    return change(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(
            new ApnConfigurationProfile(1, allIncluded, List.of(configuration), OtherIes.NONE)));
  }

  private static SubscriptionData barred(long from) {
    var whole = Subscriber.subscription();
    return change(Optional.of(1), Optional.of(from), whole.ambr(), whole.apnConfigurationProfile());
  }

  private static SubscriptionData change(
      Optional<Integer> status,
      Optional<Long> barring,
      Optional<Ambr> ambr,
      Optional<ApnConfigurationProfile> profile) {
    return new SubscriptionData(
        status,
        Optional.empty(),
        Optional.empty(),
        barring,
        Optional.empty(),
        ambr,
        profile,
        Optional.empty(),
        OtherIes.NONE);
  }
}
