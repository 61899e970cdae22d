package io.telcomesh.hss.authentication;

import static io.telcomesh.hss.HssWorld.ABROAD;
import static io.telcomesh.hss.HssWorld.HOME;
import static io.telcomesh.hss.HssWorld.KEYS;
import static io.telcomesh.hss.HssWorld.MME;
import static io.telcomesh.hss.HssWorld.OTHER_MME;
import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.codec.Octets;
import io.telcomesh.codec.OtherIes;
import io.telcomesh.diameter.Result;
import io.telcomesh.diameter.s6a.AuthenticationInformationRequest;
import io.telcomesh.diameter.s6a.EutranVector;
import io.telcomesh.hss.HssWorld;
import io.telcomesh.hss.s6a.HssMessage;
import io.telcomesh.hss.subscription.Roaming;
import io.telcomesh.procedures.SimulatedScheduler;
import io.telcomesh.security.Autn;
import io.telcomesh.security.SequenceNumber;
import io.telcomesh.security.SequenceNumberArray;
import io.telcomesh.security.Usim;
import io.telcomesh.security.UsimAnswer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AuthenticationInformationRetrievalTest {
  private final SimulatedScheduler scheduler = new SimulatedScheduler(1);
  private final HssWorld world = new HssWorld(scheduler);
  private Usim usim = usim(SequenceNumber.ZERO);

  @AfterEach
  void end() {
    assertThat(world.observer.failures()).isEmpty();
    assertThat(world.hss().active()).isZero();
    scheduler.close();
  }

  @Test
  void givesVectorsThatTheUsimTakesInOrder() {
    var vectors = ask(world.authenticate(3));
    assertThat(vectors)
        .extracting(EutranVector::itemNumber)
        .containsExactly(Optional.of(1L), Optional.of(2L), Optional.of(3L));
    assertThat(vectors).extracting(EutranVector::rand).doesNotHaveDuplicates();
    for (var vector : vectors) {
      var answer = (UsimAnswer.Authenticated) answer(vector);
      assertThat(answer.res()).isEqualTo(vector.xres());
      assertThat(answer.kasme(HOME.octets()).octets()).isEqualTo(vector.kasme());
      assertThat(answer.autn().amf().separationBit()).isTrue();
    }
  }

  @Test
  void bindsKasmeToTheVisitedNetwork() {
    var vector =
        ask(world.authenticate("mme." + ABROAD.epcRealm(), ABROAD, 1, Optional.empty())).getFirst();
    var answer = (UsimAnswer.Authenticated) answer(vector);
    assertThat(answer.kasme(ABROAD.octets()).octets()).isEqualTo(vector.kasme());
    assertThat(answer.kasme(HOME.octets()).octets()).isNotEqualTo(vector.kasme());
  }

  @Test
  void givesNoMoreThanTheOperatorSays() {
    assertThat(ask(world.authenticate(9))).hasSize(5);
  }

  @Test
  void waitsForNoDatabaseOnceTheSubscriberIsKnown() {
    ask(world.authenticate(1));
    int reads = world.reads;
    int writes = world.writes;
    for (int i = 0; i < 200; i++) {
      ask(world.authenticate(1));
    }
    assertThat(world.reads).isEqualTo(reads);
    assertThat(world.writes).isEqualTo(writes);
  }

  @Test
  void resynchronisesWithUsimThatIsAhead() {
    usim = usim(SequenceNumber.of(1_000_000, 0));
    var vector = ask(world.authenticate(1)).getFirst();
    var failure = (UsimAnswer.SynchronisationFailure) answer(vector);
    var info = vector.rand().then(failure.auts().octets());
    var next = ask(world.authenticate(MME, HOME, 1, Optional.of(info))).getFirst();
    assertThat(answer(next)).isInstanceOf(UsimAnswer.Authenticated.class);
  }

  @Test
  void doesNotMoveForTokenThatProvesNothing() {
    var vector = ask(world.authenticate(1)).getFirst();
    var forged = vector.rand().then(Octets.hex("ff".repeat(14)));
    var next = ask(world.authenticate(MME, HOME, 1, Optional.of(forged))).getFirst();
    assertThat(answer(next)).isInstanceOf(UsimAnswer.Authenticated.class);
  }

  @Test
  void refusesResynchronisationOfAnotherLength() {
    receive(world.authenticate(MME, HOME, 1, Optional.of(Octets.hex("00".repeat(29)))));
    assertThat(world.result()).isEqualTo(Result.INVALID_AVP_VALUE);
  }

  @Test
  void refusesRequestForNoVector() {
    receive(world.authenticate(0));
    assertThat(world.result()).isEqualTo(Result.INVALID_AVP_VALUE);
  }

  @Test
  void doesNotKnowStranger() {
    world.database.remove(HssWorld.IMSI);
    receive(world.authenticate(1));
    assertThat(world.result()).isEqualTo(Result.USER_UNKNOWN);
    receive(world.authenticate(1));
    assertThat(world.reads).isEqualTo(1);
  }

  @Test
  void knowsStrangerOnceHeIsProvisioned() {
    world.database.remove(HssWorld.IMSI);
    receive(world.authenticate(1));
    world.provision(HssWorld.SUBSCRIBER);
    receive(world.authenticate(1));
    assertThat(world.result()).isEqualTo(Result.SUCCESS);
  }

  @Test
  void refusesSubscriberWithoutEps() {
    world.provision(HssWorld.with(0, Roaming.EVERYWHERE, List.of()));
    receive(world.authenticate(1));
    assertThat(world.result()).isEqualTo(Result.UNKNOWN_EPS_SUBSCRIPTION);
  }

  @Test
  void hasNoVectorsOfOtherAccesses() {
    var request = world.authenticate(1);
    receive(
        new AuthenticationInformationRequest(
            request.sessionId(),
            request.authSessionState(),
            request.originHost(),
            request.originRealm(),
            request.destinationHost(),
            request.destinationRealm(),
            request.imsi(),
            List.of(),
            Optional.empty(),
            request.visitedPlmn(),
            OtherIes.NONE));
    assertThat(world.result()).isEqualTo(Result.AUTHENTICATION_DATA_UNAVAILABLE);
  }

  @Test
  void cannotComplyWhileTheDatabaseIsBroken() {
    world.fault = new IllegalStateException("disk full");
    receive(world.authenticate(1));
    assertThat(world.result()).isEqualTo(Result.UNABLE_TO_COMPLY);
    world.fault = null;
    receive(world.authenticate(1));
    assertThat(world.result()).isEqualTo(Result.SUCCESS);
  }

  @Test
  void refusesRealmThatIsNotTheVisitedNetworks() {
    receive(world.authenticate("mme." + ABROAD.epcRealm(), HOME, 1, Optional.empty()));
    assertThat(world.result()).isEqualTo(Result.AUTHORIZATION_REJECTED);
  }

  @Test
  void refusesOriginThatIsNotTheSender() {
    world.receive(world.authenticate(1), new HssMessage.Sender(OTHER_MME, HOME.epcRealm()));
    scheduler.runUntilIdle();
    assertThat(world.result()).isEqualTo(Result.AUTHORIZATION_REJECTED);
    world.receive(world.authenticate(1), new HssMessage.Sender("relay.example", "example"));
    scheduler.runUntilIdle();
    assertThat(world.result()).isEqualTo(Result.AUTHORIZATION_REJECTED);
  }

  /// Several MMEs in random order, some vectors kept in store, crashes at random: no sequence
  /// number comes twice, and the USIM takes every vector that is used in its requester's order.
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void neverRepeatsSequenceNumber(long seed) {
    var random = new Random(seed);
    var mmes = List.of(MME, OTHER_MME, "mmec02.mmegi0001.mme." + HOME.epcRealm());
    var given = new HashSet<Octets>();
    for (int i = 0; i < 300; i++) {
      if (random.nextInt(40) == 0) {
        world.restart();
      }
      var requests = new ArrayList<AuthenticationInformationRequest>();
      for (int j = 0; j < 1 + random.nextInt(3); j++) {
        requests.add(
            world.authenticate(
                mmes.get(random.nextInt(3)), HOME, 1 + random.nextInt(5), Optional.empty()));
      }
      int before = world.answers.size();
      requests.forEach(world::receive);
      scheduler.runUntilIdle();
      for (var answer : world.answers.subList(before, world.answers.size())) {
        for (var vector :
            ((io.telcomesh.diameter.s6a.AuthenticationInformationAnswer) answer)
                .authenticationInfo()
                .orElseThrow()
                .inOrder()) {
          assertThat(given.add(sequenceNumber(vector))).isTrue();
          if (random.nextInt(4) != 0) {
            assertThat(answer(vector)).isInstanceOf(UsimAnswer.Authenticated.class);
          }
        }
      }
    }
  }

  private List<EutranVector> ask(AuthenticationInformationRequest request) {
    receive(request);
    assertThat(world.result()).isEqualTo(Result.SUCCESS);
    return world.vectors().authenticationInfo().orElseThrow().inOrder();
  }

  private void receive(AuthenticationInformationRequest request) {
    int before = world.answers.size();
    world.receive(request);
    scheduler.runUntilIdle();
    assertThat(world.answers).hasSize(before + 1);
  }

  private UsimAnswer answer(EutranVector vector) {
    return usim.authenticate(vector.rand(), new Autn(vector.autn()));
  }

  private static Usim usim(SequenceNumber highest) {
    return new Usim(
        KEYS.milenage(), new SequenceNumberArray(highest, SequenceNumberArray.NO_AGE_LIMIT));
  }

  private static Octets sequenceNumber(EutranVector vector) {
    var ak = KEYS.milenage().f2345(vector.rand()).ak();
    var concealed = new Autn(vector.autn()).concealedSequenceNumber();
    var octets = new byte[6];
    for (int i = 0; i < octets.length; i++) {
      octets[i] = (byte) (concealed.at(i) ^ ak.at(i));
    }
    return Octets.wrap(octets);
  }
}
