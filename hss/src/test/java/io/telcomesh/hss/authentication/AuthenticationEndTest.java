package io.telcomesh.hss.authentication;

import static io.telcomesh.hss.HssWorld.HOME;
import static io.telcomesh.hss.HssWorld.IMSI;
import static io.telcomesh.hss.HssWorld.KEYS;
import static io.telcomesh.hss.HssWorld.MME;
import static io.telcomesh.hss.HssWorld.OTHER_MME;
import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.codec.Octets;
import io.telcomesh.codec.testing.Proves;
import io.telcomesh.diameter.Result;
import io.telcomesh.diameter.s6a.AuthenticationInformationAnswer;
import io.telcomesh.diameter.s6a.EutranVector;
import io.telcomesh.diameter.s6a.S6aAvps;
import io.telcomesh.hss.HssOptions;
import io.telcomesh.hss.HssWorld;
import io.telcomesh.hss.S6aWorld;
import io.telcomesh.hss.s6a.Origin;
import io.telcomesh.hss.subscription.Credentials;
import io.telcomesh.hss.subscription.Credentials.Algorithm;
import io.telcomesh.hss.subscription.Subscriber;
import io.telcomesh.hss.subscription.VisitedNetworks;
import io.telcomesh.security.AuthenticationFunctions;
import io.telcomesh.security.AuthenticationManagementField;
import io.telcomesh.security.Autn;
import io.telcomesh.security.Key;
import io.telcomesh.security.Milenage;
import io.telcomesh.security.MilenageConstants;
import io.telcomesh.security.SequenceNumber;
import io.telcomesh.security.SequenceNumberArray;
import io.telcomesh.security.Tuak;
import io.telcomesh.security.Usim;
import io.telcomesh.security.UsimAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Authentication Information Retrieval between an MME's end and the HSS's, with a USIM that judges
/// each vector.
final class AuthenticationEndTest {
  private static final String K = "465b5ce8b199b49faa5f0a2ee238a6bc";
  private static final String OP = "cdc202d5123e20f62b6d676ac72cb318";
  private static final String OPC = "cd63cb71954a9f4e48a5994e37a02baf";

  @Test
  @Proves("hss.air-aia-several-vectors")
  void givesAsManyDistinctVectorsAsAreAskedFor() {
    try (var world = new S6aWorld()) {
      var mme = world.mme(MME);
      var usim = usim(KEYS.milenage(), SequenceNumber.ZERO);
      for (int number = 1; number <= 5; number++) {
        var vectors = mme.vectors(number);
        assertThat(vectors).hasSize(number);
        assertThat(vectors).extracting(EutranVector::rand).doesNotHaveDuplicates();
        assertThat(vectors).extracting(EutranVector::kasme).doesNotHaveDuplicates();
        for (int i = 0; i < number; i++) {
          assertThat(vectors.get(i).itemNumber()).contains(i + 1L);
          var answer = (UsimAnswer.Authenticated) answer(usim, vectors.get(i));
          assertThat(answer.res()).isEqualTo(vectors.get(i).xres());
          assertThat(answer.kasme(HOME.octets()).octets()).isEqualTo(vectors.get(i).kasme());
        }
      }
      assertThat(mme.vectors(9)).hasSize(5);
    }
  }

  @Test
  void tellsWhichValueItCannotTake() {
    try (var world = new S6aWorld()) {
      var mme = world.mme(MME);
      var none =
          (AuthenticationInformationAnswer) mme.ask(mme.authenticate(0, HOME, Optional.empty()));
      assertThat(none.result()).isEqualTo(Result.INVALID_AVP_VALUE);
      assertThat(none.failedAvp().orElseThrow().avps().list().getFirst().tag())
          .isEqualTo(S6aAvps.NUMBER_OF_REQUESTED_VECTORS.tag());
    }
  }

  @Test
  @Proves("hss.sqn-seq-ind-split-per-peer-ind")
  void splitsSequenceNumbersIntoSeqAndTheInd() {
    try (var world = new S6aWorld()) {
      var first = world.mme(MME);
      var second = world.mme(OTHER_MME);
      var usim = usim(KEYS.milenage(), SequenceNumber.ZERO);
      var kept = first.vectors(3);
      var others = second.vectors(2);
      var numbers = new ArrayList<SequenceNumber>();
      kept.forEach(vector -> numbers.add(sequenceNumber(vector)));
      others.forEach(vector -> numbers.add(sequenceNumber(vector)));
      // SEQ counts on, whoever asks; IND is the MME's own
      assertThat(numbers).extracting(SequenceNumber::seq).containsExactly(1L, 2L, 3L, 4L, 5L);
      assertThat(numbers.subList(0, 3)).extracting(SequenceNumber::ind).containsOnly(0);
      assertThat(numbers.subList(3, 5)).extracting(SequenceNumber::ind).containsOnly(1);
      // the second MME's use of its vectors does not outdate those that the first has kept
      others.forEach(vector -> assertTaken(usim, vector));
      kept.forEach(vector -> assertTaken(usim, vector));
      assertThat(sequenceNumber(first.vectors(1).getFirst()).ind()).isZero();
    }
  }

  @Test
  @Proves("hss.sqn-resync-via-auts-mac-s-checked")
  void resynchronisesByATokenThatProvesItself() {
    try (var world = new S6aWorld()) {
      var mme = world.mme(MME);
      var ahead = SequenceNumber.of(1_000_000, 0);
      var usim = usim(KEYS.milenage(), ahead);
      var vector = mme.vectors(1).getFirst();
      var failure = (UsimAnswer.SynchronisationFailure) answer(usim, vector);
      var auts = failure.auts().octets();

      var forged = auts.slice(0, 13).then(Octets.of(auts.at(13) ^ 1));
      var after = mme.vectors(1, HOME, Optional.of(vector.rand().then(forged))).getFirst();
      assertThat(sequenceNumber(after).seq()).as("MAC-S is wrong: nothing moves").isEqualTo(2);
      var otherChallenge = mme.vectors(1, HOME, Optional.of(after.rand().then(auts))).getFirst();
      assertThat(sequenceNumber(otherChallenge).seq()).isEqualTo(3);

      var next = mme.vectors(2, HOME, Optional.of(vector.rand().then(auts)));
      assertThat(sequenceNumber(next.getFirst())).isEqualTo(SequenceNumber.of(1_000_001, 0));
      next.forEach(each -> assertTaken(usim, each));

      // told again, a token of the past takes nothing back
      var again = mme.vectors(1, HOME, Optional.of(vector.rand().then(auts))).getFirst();
      assertThat(sequenceNumber(again)).isEqualTo(SequenceNumber.of(1_000_003, 0));
    }
  }

  @Test
  @Proves("hss.milenage-op-opc-own-c1-c5-r1-r5")
  void takesOpOrOpcAndConstantsOfTheOperatorsOwn() {
    var constants =
        new MilenageConstants(
            MilenageConstants.STANDARD.constants().reversed(), List.of(3, 127, 45, 8, 77));
    var withOp =
        Credentials.withOperatorKey(
            Algorithm.MILENAGE, Key.hex(K), Key.hex(OP), AuthenticationManagementField.EPS);
    var withOpc =
        new Credentials(
            Algorithm.MILENAGE, Key.hex(K), Key.hex(OPC), AuthenticationManagementField.EPS);
    assertThat(withOp).isEqualTo(withOpc);
    for (var used : List.of(MilenageConstants.STANDARD, constants)) {
      try (var world = new S6aWorld(options(used))) {
        world.subscribers.put(subscriber(withOp));
        var usim = usim(new Milenage(Key.hex(K), Key.hex(OPC), used), SequenceNumber.ZERO);
        var vector = world.mme(MME).vectors(1).getFirst();
        var answer = (UsimAnswer.Authenticated) answer(usim, vector);
        assertThat(answer.res()).isEqualTo(vector.xres());
        assertThat(answer.kasme(HOME.octets()).octets()).isEqualTo(vector.kasme());
      }
    }
    try (var world = new S6aWorld(options(constants))) {
      world.subscribers.put(subscriber(withOp));
      var standard = usim(new Milenage(Key.hex(K), Key.hex(OPC)), SequenceNumber.ZERO);
      assertThat(answer(standard, world.mme(MME).vectors(1).getFirst()))
          .isNotInstanceOf(UsimAnswer.Authenticated.class);
    }
  }

  @Test
  @Proves("hss.tuak")
  void givesVectorsOfTuak() {
    var top = Key.hex("55".repeat(32));
    for (var k : List.of(Key.hex("ab".repeat(16)), Key.hex("cd".repeat(32)))) {
      try (var world = new S6aWorld()) {
        world.subscribers.put(
            subscriber(
                Credentials.withOperatorKey(
                    Algorithm.TUAK, k, top, AuthenticationManagementField.EPS)));
        var usim = usim(Tuak.withTop(k, top, Tuak.Lengths.EPS, 1), SequenceNumber.ZERO);
        for (var vector : world.mme(MME).vectors(2)) {
          var answer = (UsimAnswer.Authenticated) answer(usim, vector);
          assertThat(answer.res()).isEqualTo(vector.xres());
          assertThat(answer.kasme(HOME.octets()).octets()).isEqualTo(vector.kasme());
        }
      }
    }
  }

  private static HssOptions options(MilenageConstants constants) {
    var usual = HssOptions.of(S6aWorld.HSS_HOST, HOME);
    return new HssOptions(
        usual.host(),
        usual.realm(),
        usual.home(),
        Origin.STRICT,
        VisitedNetworks.ALL,
        constants,
        usual.mostVectors(),
        usual.sequenceNumberStep(),
        usual.recent(),
        usual.database());
  }

  private static Subscriber subscriber(Credentials credentials) {
    var like = HssWorld.SUBSCRIBER;
    return new Subscriber(
        IMSI, like.msisdn(), credentials, like.ueAmbr(), 0, 0, like.roaming(), like.apns());
  }

  private static void assertTaken(Usim usim, EutranVector vector) {
    assertThat(answer(usim, vector)).isInstanceOf(UsimAnswer.Authenticated.class);
  }

  private static UsimAnswer answer(Usim usim, EutranVector vector) {
    return usim.authenticate(vector.rand(), new Autn(vector.autn()));
  }

  private static Usim usim(AuthenticationFunctions functions, SequenceNumber highest) {
    return new Usim(functions, new SequenceNumberArray(highest, SequenceNumberArray.NO_AGE_LIMIT));
  }

  private static SequenceNumber sequenceNumber(EutranVector vector) {
    long ak = KEYS.milenage().f2345(vector.rand()).ak().reader().u48();
    long concealed = new Autn(vector.autn()).concealedSequenceNumber().reader().u48();
    return new SequenceNumber(ak ^ concealed);
  }
}
