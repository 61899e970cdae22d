package io.telcomesh.hss.subscribers;

import static io.telcomesh.hss.HssWorld.HOME;
import static io.telcomesh.hss.HssWorld.IMSI;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.telcomesh.hss.HssWorld;
import io.telcomesh.hss.subscription.ApnSubscription;
import io.telcomesh.hss.subscription.ApnSubscription.PdnTypeAllowed;
import io.telcomesh.hss.subscription.Credentials;
import io.telcomesh.hss.subscription.PdnGateway;
import io.telcomesh.hss.subscription.Roaming;
import io.telcomesh.hss.subscription.ServingMme;
import io.telcomesh.hss.subscription.Subscriber;
import io.telcomesh.hss.subscription.Subscribers;
import io.telcomesh.hss.subscription.Terminal;
import io.telcomesh.identifiers.Imsi;
import io.telcomesh.security.AuthenticationManagementField;
import io.telcomesh.security.Key;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;

/// What the subscribers' database does, whichever it is.
abstract class JdbcSubscribersContract {
  private static final ServingMme MME =
      new ServingMme(
          "mme.example",
          "example",
          HOME,
          false,
          false,
          Optional.of(new Terminal("35609204079301", Optional.of("78"))));

  private static final PdnGateway GATEWAY =
      new PdnGateway(
          List.of(
              InetAddress.ofLiteral("10.60.50.1"), InetAddress.ofLiteral("2001:db8:0:0:0:0:0:1")),
          Optional.of(new PdnGateway.Name("pgw.example", "example")));

  private final JdbcSubscribers subscribers;

  JdbcSubscribersContract(JdbcSubscribers subscribers) {
    this.subscribers = subscribers;
  }

  @AfterEach
  void empty() {
    subscribers.delete(new ImsiRange(new Imsi("001010000000000"), 1000));
    subscribers.delete(new ImsiRange(new Imsi("0010100000"), 1000));
  }

  @Test
  void keepsAllOfSubscriber() {
    var rich =
        new Subscriber(
            IMSI,
            HssWorld.SUBSCRIBER.msisdn(),
            new Credentials(
                Credentials.Algorithm.TUAK,
                Key.hex("ab".repeat(32)),
                Key.hex("cd".repeat(32)),
                new AuthenticationManagementField(0x8001)),
            HssWorld.SUBSCRIBER.ueAmbr(),
            3,
            1L << 31,
            Roaming.of("999/70,001/02"),
            List.of(
                HssWorld.INTERNET,
                new ApnSubscription(
                    "*",
                    PdnTypeAllowed.IPV4V6,
                    5,
                    HssWorld.INTERNET.priority(),
                    HssWorld.INTERNET.ambr(),
                    Optional.of(InetAddress.ofLiteral("10.45.0.9")),
                    Optional.of(InetAddress.ofLiteral("2001:db8:0:0:0:0:0:9")))));
    subscribers.insert(List.of(rich));
    assertThat(subscribers.find(IMSI))
        .contains(new Subscribers.Stored(rich, 0, Optional.empty(), Map.of()));
  }

  @Test
  void keepsWhatProceduresWriteWhenTheOperatorChangesTheRest() {
    subscribers.insert(List.of(HssWorld.SUBSCRIBER));
    subscribers.reserve(IMSI, 256);
    subscribers.reserve(IMSI, 512);
    subscribers.served(IMSI, MME);
    subscribers.served(IMSI, MME.afterPurge());
    subscribers.connected(IMSI, "internet", new PdnGateway(List.of(), Optional.empty()));
    subscribers.connected(IMSI, "internet", GATEWAY);
    var changed = HssWorld.with(16, Roaming.NOWHERE, List.of());
    subscribers.update(changed);
    assertThat(subscribers.find(IMSI))
        .contains(
            new Subscribers.Stored(
                changed, 512, Optional.of(MME.afterPurge()), Map.of("internet", GATEWAY)));
  }

  @Test
  void findsEachApnAndEachGatewayOnce() {
    var apns = List.of(HssWorld.INTERNET, named("ims"), named("*"));
    var subscriber = HssWorld.with(0, Roaming.EVERYWHERE, apns);
    var other = new PdnGateway(List.of(InetAddress.ofLiteral("10.60.51.1")), Optional.empty());
    subscribers.insert(List.of(subscriber, numbered("001010000000002")));
    subscribers.connected(IMSI, "internet", GATEWAY);
    subscribers.connected(IMSI, "ims", other);
    assertThat(subscribers.find(IMSI))
        .contains(
            new Subscribers.Stored(
                subscriber, 0, Optional.empty(), Map.of("internet", GATEWAY, "ims", other)));
  }

  @Test
  void findsASubscriberWithoutApns() {
    var subscriber = HssWorld.with(0, Roaming.EVERYWHERE, List.of());
    subscribers.insert(List.of(subscriber));
    assertThat(subscribers.find(IMSI))
        .contains(new Subscribers.Stored(subscriber, 0, Optional.empty(), Map.of()));
  }

  @Test
  void outdatesWhatTheMmeWasToldWhenTheOperatorChangesIt() {
    subscribers.insert(List.of(HssWorld.SUBSCRIBER));
    subscribers.served(IMSI, MME.upToDate(true));
    subscribers.update(HssWorld.with(16, Roaming.NOWHERE, List.of()));
    assertThat(subscribers.find(IMSI).orElseThrow().servingMme()).contains(MME.upToDate(false));
  }

  @Test
  void insertsNoneWhenOneIsThere() {
    subscribers.insert(List.of(HssWorld.SUBSCRIBER));
    assertThatThrownBy(
            () -> subscribers.insert(List.of(numbered("001010000000000"), HssWorld.SUBSCRIBER)))
        .isInstanceOf(DuplicateKeyException.class);
    assertThat(subscribers.count()).isEqualTo(1);
  }

  @Test
  void deletesExactlyTheRangeAndTellsWhoServed() {
    var inside = new Imsi("001010000000002");
    subscribers.insert(
        List.of(
            HssWorld.SUBSCRIBER,
            numbered(inside.digits()),
            numbered("001010000000004"),
            numbered("0010100000")));
    subscribers.served(inside, MME);
    subscribers.served(IMSI, MME.afterPurge());
    assertThat(subscribers.delete(new ImsiRange(IMSI, 3)))
        .isEqualTo(Map.of(IMSI, Optional.empty(), inside, Optional.of(MME)));
    assertThat(subscribers.count()).isEqualTo(2);
    assertThat(subscribers.find(inside)).isEmpty();
  }

  @Test
  void forgetsGatewaysWhenThereIsNoConnection() {
    subscribers.insert(List.of(HssWorld.SUBSCRIBER));
    subscribers.connected(IMSI, "internet", GATEWAY);
    subscribers.disconnected(IMSI);
    assertThat(subscribers.find(IMSI).orElseThrow().gateways()).isEmpty();
  }

  @Test
  void givesEachRequesterAnIndOfItsOwnAndKeepsIt() {
    var first = IntStream.range(0, 32).map(i -> subscribers.ind("mme" + i)).boxed().toList();
    assertThat(first).doesNotHaveDuplicates().allMatch(ind -> ind >= 0 && ind < 32);
    assertThat(IntStream.range(0, 32).map(i -> subscribers.ind("mme" + i)).boxed().toList())
        .isEqualTo(first);
    assertThat(subscribers.ind("mme32")).isBetween(0, 31);
  }

  @Test
  void changesTogetherAllOrNothing() {
    subscribers.insert(List.of(HssWorld.SUBSCRIBER));
    subscribers.together(
        List.of(() -> subscribers.reserve(IMSI, 256), () -> subscribers.served(IMSI, MME)));
    assertThatThrownBy(() ->
            subscribers.together(
                List.of(
                    () -> subscribers.reserve(IMSI, 512),
                    () -> subscribers.served(new Imsi("001010000000009"), MME))))
        .isInstanceOf(DataIntegrityViolationException.class);
    assertThat(subscribers.find(IMSI))
        .contains(new Subscribers.Stored(HssWorld.SUBSCRIBER, 256, Optional.of(MME), Map.of()));
  }

  private static ApnSubscription named(String apn) {
    var like = HssWorld.INTERNET;
    return new ApnSubscription(
        apn,
        like.pdnType(),
        like.qci(),
        like.priority(),
        like.ambr(),
        Optional.empty(),
        Optional.empty());
  }

  static Subscriber numbered(String imsi) {
    var like = HssWorld.SUBSCRIBER;
    return new Subscriber(
        new Imsi(imsi),
        Optional.empty(),
        like.credentials(),
        like.ueAmbr(),
        0,
        0,
        Roaming.EVERYWHERE,
        like.apns());
  }
}
