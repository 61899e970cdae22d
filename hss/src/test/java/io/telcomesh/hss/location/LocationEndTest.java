package io.telcomesh.hss.location;

import static io.telcomesh.hss.HssWorld.ABROAD;
import static io.telcomesh.hss.HssWorld.HOME;
import static io.telcomesh.hss.HssWorld.IMSI;
import static io.telcomesh.hss.HssWorld.INTERNET;
import static io.telcomesh.hss.HssWorld.MME;
import static io.telcomesh.hss.HssWorld.OTHER_MME;
import static io.telcomesh.hss.HssWorld.SUBSCRIBER;
import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.codec.OtherIes;
import io.telcomesh.codec.testing.Proves;
import io.telcomesh.diameter.Result;
import io.telcomesh.diameter.s6a.ApnConfiguration;
import io.telcomesh.diameter.s6a.CancelLocationRequest;
import io.telcomesh.diameter.s6a.CancellationType;
import io.telcomesh.diameter.s6a.PurgeUeAnswer;
import io.telcomesh.diameter.s6a.SubscriptionData;
import io.telcomesh.diameter.s6a.SupportedFeatures;
import io.telcomesh.diameter.s6a.UlrFlags;
import io.telcomesh.diameter.s6a.UpdateLocationAnswer;
import io.telcomesh.hss.HssOptions;
import io.telcomesh.hss.HssWorld;
import io.telcomesh.hss.MmeEnd;
import io.telcomesh.hss.S6aWorld;
import io.telcomesh.hss.s6a.OperatorAnswer;
import io.telcomesh.hss.s6a.Origin;
import io.telcomesh.hss.subscription.ApnSubscription;
import io.telcomesh.hss.subscription.ApnSubscription.PdnTypeAllowed;
import io.telcomesh.hss.subscription.Roaming;
import io.telcomesh.hss.subscription.ServingMme;
import io.telcomesh.hss.subscription.Subscriber;
import io.telcomesh.hss.subscription.Terminal;
import io.telcomesh.hss.subscription.VisitedNetworks;
import io.telcomesh.hss.subscription.VisitedNetworks.Rule;
import io.telcomesh.identifiers.AggregateMaximumBitRate;
import io.telcomesh.identifiers.AllocationRetentionPriority;
import io.telcomesh.identifiers.BitRate;
import io.telcomesh.identifiers.Msisdn;
import io.telcomesh.identifiers.Plmn;
import io.telcomesh.security.MilenageConstants;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Update Location, Cancel Location and Purge UE between MMEs' ends and the HSS's.
final class LocationEndTest {
  private static final UlrFlags S6A = new UlrFlags(0b10);
  private static final UlrFlags SKIP = new UlrFlags(0b110);
  private static final int E_UTRAN = 1004;
  private static final int NB_IOT = 1005;
  private static final Plmn THIRD = Plmn.of("262/01");

  private S6aWorld world = new S6aWorld();

  @AfterEach
  void end() {
    assertThat(world.observer.failures()).isEmpty();
    assertThat(world.server.active()).isZero();
    world.close();
  }

  @Test
  @Proves("hss.ulr-ula-full-subscription-data")
  void givesTheFullSubscription() {
    world.subscribers.put(rich());
    var mme = world.mme(MME);
    var answer = mme.locate();
    assertThat(answer.result()).isEqualTo(Result.SUCCESS);
    assertThat(answer.flags()).as("Separation-Indication").contains(1L);
    var subscription = answer.subscriptionData().orElseThrow();
    assertThat(subscription.subscriberStatus()).as("operator determined barring").contains(1);
    assertThat(subscription.operatorDeterminedBarring()).contains(0b110L);
    assertThat(subscription.accessRestrictionData()).contains(1L << 6);
    assertThat(subscription.networkAccessMode()).as("only packet").contains(2);
    assertThat(subscription.msisdn()).contains(new Msisdn("4912345678"));
    assertThat(subscription.ambr().orElseThrow().rate())
        .isEqualTo(new AggregateMaximumBitRate(BitRate.megabits(5_000), BitRate.megabits(10_000)));
    var profile = subscription.apnConfigurationProfile().orElseThrow();
    assertThat(profile.defaultContext()).isEqualTo(1);
    assertThat(profile.allIncluded()).as("all APNs are included").isZero();
    assertThat(profile.apnConfigurations())
        .extracting(ApnConfiguration::serviceSelection)
        .containsExactly("internet", "ims", "*");
    var ims = profile.apnConfigurations().get(1);
    assertThat(ims.contextIdentifier()).isEqualTo(2);
    assertThat(ims.pdnType()).as("IPv4v6").isEqualTo(2);
    assertThat(ims.qosProfile().orElseThrow().qci()).isEqualTo(5);
    assertThat(ims.qosProfile().orElseThrow().arp().priority())
        .isEqualTo(new AllocationRetentionPriority(2, true, false));
    assertThat(ims.ambr().orElseThrow().rate()).isEqualTo(INTERNET.ambr());
    assertThat(ims.servedPartyIpAddresses())
        .containsExactly(InetAddress.ofLiteral("10.45.0.9"), InetAddress.ofLiteral("2001:db8::9"));
    assertThat(world.stored())
        .contains(
            ServingMme.of(
                MME,
                HOME.epcRealm(),
                HOME,
                Optional.of(new Terminal("35609204079301", Optional.of("78")))));
  }

  @Test
  void leavesTheSubscriptionOutOnlyWhereTheMmeHasIt() {
    var mme = world.mme(MME);
    assertThat(subscription(mme, SKIP)).as("it never had it").isPresent();
    assertThat(subscription(mme, SKIP)).isEmpty();
    assertThat(subscription(mme, S6A)).as("it does not want it left out").isPresent();
    mme.willing = Result.UNABLE_TO_COMPLY; // of the change it is told
    change(HssWorld.with(0, Roaming.EVERYWHERE, List.of(INTERNET)));
    assertThat(subscription(mme, SKIP)).as("it has not taken the change").isPresent();
    assertThat(subscription(mme, SKIP)).isEmpty();
    mme.ask(mme.purge());
    assertThat(subscription(mme, SKIP)).as("it has purged it").isPresent();
  }

  @Test
  @Proves("hss.clr")
  void cancelsLocationOnMmeChangeOnWithdrawalAndForReattach() {
    var first = world.mme(MME);
    var second = world.mme(OTHER_MME);
    first.locate();
    second.locate();
    assertThat(cancellations(first)).containsExactly(CancellationType.MME_UPDATE_PROCEDURE);
    assertThat(flags(first)).as("to an MME").containsExactly(0b01L);
    assertThat(second.requests).isEmpty();

    var told = new ArrayList<OperatorAnswer>();
    world.server.hss().detach(IMSI, true, told::add);
    settle();
    assertThat(told).containsExactly(new OperatorAnswer.Done());
    assertThat(cancellations(second)).containsExactly(CancellationType.SUBSCRIPTION_WITHDRAWAL);
    assertThat(flags(second)).as("Reattach-Required").containsExactly(0b11L);
    world.server.hss().detach(IMSI, false, told::add);
    settle();
    assertThat(told).endsWith(new OperatorAnswer.NotRegistered());

    second.locate();
    var last = world.stored();
    world.subscribers.remove(IMSI);
    world.server.hss().withdrawn(IMSI, last);
    settle();
    assertThat(cancellations(second))
        .containsExactly(
            CancellationType.SUBSCRIPTION_WITHDRAWAL, CancellationType.SUBSCRIPTION_WITHDRAWAL);
    assertThat(flags(second)).containsExactly(0b11L, 0b01L);
    assertThat(second.locate().result()).isEqualTo(Result.USER_UNKNOWN);
    assertThat(first.requests).hasSize(1);
  }

  @Test
  @Proves("hss.pur-pua")
  void purgesAtTheMmeThatServesAlone() {
    var first = world.mme(MME);
    var second = world.mme(OTHER_MME);
    first.locate();
    second.locate();
    var late = (PurgeUeAnswer) first.ask(first.purge());
    assertThat(late.result()).isEqualTo(Result.SUCCESS);
    assertThat(late.flags()).as("no M-TMSI is frozen").isEmpty();
    assertThat(world.stored().orElseThrow().purged()).isFalse();

    var purged = (PurgeUeAnswer) second.ask(second.purge());
    assertThat(purged.result()).isEqualTo(Result.SUCCESS);
    assertThat(purged.flags()).as("Freeze-M-TMSI").contains(1L);
    assertThat(world.stored().orElseThrow().purged()).isTrue();
    first.locate();
    assertThat(second.requests).as("it has forgotten the subscriber itself").isEmpty();

    world.subscribers.remove(IMSI);
    world.server.hss().stored(IMSI);
    assertThat(first.ask(first.purge()).result()).isEqualTo(Result.USER_UNKNOWN);
  }

  @Test
  @Proves("hss.visited-plmn-roaming-rules-per-network")
  void letsRoamWhereBothTheNetworksAndTheSubscribersRulesAllow() {
    restart(
        new VisitedNetworks(
            Map.of(ABROAD, Rule.ALLOWED, THIRD, new Rule(true, 1L << 4)), Rule.REFUSED));
    var home = world.mme(MME);
    var abroad = mme(ABROAD);
    var third = mme(THIRD);
    var fourth = mme(Plmn.of("310/410"));
    assertThat(abroad.ask(located(abroad, ABROAD)).result()).isEqualTo(Result.SUCCESS);
    assertThat(third.ask(located(third, THIRD)).result())
        .as("E-UTRAN is not agreed there")
        .isEqualTo(Result.RAT_NOT_ALLOWED);
    assertThat(third.ask(third.location(S6A, THIRD, NB_IOT, List.of())).result())
        .isEqualTo(Result.SUCCESS);
    assertThat(fourth.ask(located(fourth, Plmn.of("310/410"))).result())
        .as("no agreement with that network")
        .isEqualTo(Result.ROAMING_NOT_ALLOWED);

    change(HssWorld.with(0, Roaming.of("262/01"), List.of(INTERNET)));
    assertThat(abroad.ask(located(abroad, ABROAD)).result())
        .as("the subscriber may not")
        .isEqualTo(Result.ROAMING_NOT_ALLOWED);
    change(HssWorld.with(0, Roaming.NOWHERE, List.of(INTERNET)));
    assertThat(home.locate().result()).as("home is always allowed").isEqualTo(Result.SUCCESS);
    // and nobody speaks for a network that is not his
    assertThat(abroad.ask(located(abroad, HOME)).result()).isEqualTo(Result.AUTHORIZATION_REJECTED);
  }

  @Test
  @Proves("hss.rat-restriction-odb-access-restriction")
  void enforcesRatRestrictionAndBarringAndTellsThem() {
    var mme = world.mme(MME);
    world.subscribers.put(HssWorld.with(1L << 4, Roaming.EVERYWHERE, List.of(INTERNET)));
    assertThat(mme.locate().result()).isEqualTo(Result.RAT_NOT_ALLOWED);
    var iot = (UpdateLocationAnswer) mme.ask(mme.location(S6A, HOME, NB_IOT, List.of()));
    assertThat(iot.result()).isEqualTo(Result.SUCCESS);
    assertThat(iot.subscriptionData().orElseThrow().accessRestrictionData()).contains(1L << 4);

    change(barred(1));
    assertRefused(mme, HOME, List.of(), 2); // ODB_ALL_APN
    var told = (UpdateLocationAnswer) mme.ask(mme.location(S6A, HOME, E_UTRAN, features(0b111)));
    assertThat(told.result()).as("an MME that enforces it is told").isEqualTo(Result.SUCCESS);
    assertThat(told.subscriptionData().orElseThrow().operatorDeterminedBarring()).contains(1L);
    assertThat(told.subscriptionData().orElseThrow().subscriberStatus()).contains(1);
    assertThat(told.supportedFeatures().getFirst().featureList() & 0b111).isEqualTo(0b111);

    var abroad = mme(ABROAD);
    change(barred(0b10));
    assertRefused(abroad, ABROAD, List.of(), 3); // ODB_HPLMN_APN
    change(barred(0b100));
    assertRefused(abroad, ABROAD, features(0b011), 4); // ODB_VPLMN_APN
    assertThat(mme.locate().result()).as("it holds abroad alone").isEqualTo(Result.SUCCESS);

    world.subscribers.put(HssWorld.with(0, Roaming.EVERYWHERE, List.of()));
    world.server.hss().stored(IMSI);
    var without = mme.locate();
    assertThat(without.result()).isEqualTo(Result.UNKNOWN_EPS_SUBSCRIPTION);
    assertThat(without.errorDiagnostic()).as("NO_GPRS_DATA_SUBSCRIBED").contains(1);
  }

  private static void assertRefused(
      MmeEnd mme, Plmn visited, List<SupportedFeatures> features, int diagnostic) {
    var answer = (UpdateLocationAnswer) mme.ask(mme.location(S6A, visited, E_UTRAN, features));
    assertThat(answer.result()).isEqualTo(Result.ROAMING_NOT_ALLOWED);
    assertThat(answer.errorDiagnostic()).contains(diagnostic);
  }

  private void restart(VisitedNetworks visited) {
    world.close();
    var usual = HssOptions.of(S6aWorld.HSS_HOST, HOME);
    world =
        new S6aWorld(
            new HssOptions(
                usual.host(),
                usual.realm(),
                HOME,
                Origin.STRICT,
                visited,
                MilenageConstants.STANDARD,
                usual.mostVectors(),
                usual.sequenceNumberStep(),
                usual.recent(),
                usual.database()));
  }

  private void change(Subscriber subscriber) {
    world.subscribers.put(subscriber);
    world.server.hss().changed(IMSI, true, false);
    settle();
  }

  private void settle() {
    world.scheduler.runFor(Duration.ofSeconds(5));
  }

  private MmeEnd mme(Plmn network) {
    return world.mme("mmec00.mmegi0001.mme." + network.epcRealm(), network.epcRealm());
  }

  private static io.telcomesh.diameter.s6a.UpdateLocationRequest located(MmeEnd mme, Plmn visited) {
    return mme.location(S6A, visited, E_UTRAN, List.of());
  }

  private static Optional<SubscriptionData> subscription(MmeEnd mme, UlrFlags flags) {
    return ((UpdateLocationAnswer) mme.ask(mme.location(flags, HOME, E_UTRAN, List.of())))
        .subscriptionData();
  }

  private static List<CancellationType> cancellations(MmeEnd mme) {
    return mme.requests.stream()
        .map(CancelLocationRequest.class::cast)
        .map(CancelLocationRequest::cancellationType)
        .toList();
  }

  private static List<Long> flags(MmeEnd mme) {
    return mme.requests.stream()
        .map(CancelLocationRequest.class::cast)
        .map(request -> request.flags().orElseThrow())
        .toList();
  }

  private static List<SupportedFeatures> features(long bits) {
    return List.of(new SupportedFeatures(10415, 1L, bits, OtherIes.NONE));
  }

  private static Subscriber barred(long barring) {
    return new Subscriber(
        IMSI,
        SUBSCRIBER.msisdn(),
        SUBSCRIBER.credentials(),
        SUBSCRIBER.ueAmbr(),
        barring,
        0,
        Roaming.EVERYWHERE,
        SUBSCRIBER.apns());
  }

  private static Subscriber rich() {
    var ims =
        new ApnSubscription(
            "ims",
            PdnTypeAllowed.IPV4V6,
            5,
            new AllocationRetentionPriority(2, true, false),
            INTERNET.ambr(),
            Optional.of(InetAddress.ofLiteral("10.45.0.9")),
            Optional.of(InetAddress.ofLiteral("2001:db8::9")));
    var any =
        new ApnSubscription(
            "*",
            PdnTypeAllowed.IPV4_OR_IPV6,
            9,
            INTERNET.priority(),
            INTERNET.ambr(),
            Optional.empty(),
            Optional.empty());
    return new Subscriber(
        IMSI,
        SUBSCRIBER.msisdn(),
        SUBSCRIBER.credentials(),
        new AggregateMaximumBitRate(BitRate.megabits(5_000), BitRate.megabits(10_000)),
        0b110,
        1L << 6,
        Roaming.EVERYWHERE,
        List.of(INTERNET, ims, any));
  }
}
