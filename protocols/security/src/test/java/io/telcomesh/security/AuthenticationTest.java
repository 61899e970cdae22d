package io.telcomesh.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.telcomesh.codec.Octets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Authentication centre and USIM with each other.
class AuthenticationTest {
  private static final Octets NETWORK = Octets.hex("00f110");
  private static final Key K = Key.hex("465b5ce8b199b49faa5f0a2ee238a6bc");
  private static final Milenage SUBSCRIBER =
      new Milenage(K, Key.hex("cd63cb71954a9f4e48a5994e37a02baf"));
  private static final SequenceNumber FIRST = SequenceNumber.of(1, 4);

  private final AuthenticationCentre centre = new AuthenticationCentre(RandomSource.seeded(1));

  static List<AuthenticationFunctions> algorithms() {
    var top = Key.hex("55".repeat(32));
    return List.of(
        SUBSCRIBER,
        Tuak.withTop(K, top, Tuak.Lengths.EPS, 1),
        Tuak.withTop(K.then(K), top, new Tuak.Lengths(64, 128, 128, 128), 2));
  }

  @ParameterizedTest
  @MethodSource("algorithms")
  void agreesOnAnswerAndKey(AuthenticationFunctions functions) {
    var vector = vectors(functions, FIRST, 1).getFirst();
    var usim = usim(functions);

    var answer = (UsimAnswer.Authenticated) usim.authenticate(vector.rand(), vector.autn());

    assertThat(vector.confirms(answer.res())).isTrue();
    assertThat(answer.kasme(NETWORK)).isEqualTo(vector.kasme());
    assertThat(answer.kasme(Octets.hex("00f120"))).isNotEqualTo(vector.kasme());
    assertThat(answer.autn().amf().separationBit()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("algorithms")
  void resynchronisesAfterAnOldChallenge(AuthenticationFunctions functions) {
    var vector = vectors(functions, FIRST, 1).getFirst();
    var ahead = SequenceNumber.of(1000, 7);
    var usim = new Usim(functions, new SequenceNumberArray(ahead, 100));

    var answer =
        (UsimAnswer.SynchronisationFailure) usim.authenticate(vector.rand(), vector.autn());

    assertThat(centre.sequenceNumber(functions, vector.rand(), answer.auts())).contains(ahead);
  }

  @Test
  void makesTheVectorOfAPublishedSet() {
    var set = Vectors.file("milenage").list("sets").findFirst().orElseThrow();
    var fixed = new AuthenticationCentre(_ -> set.octets("rand"));

    var vector = fixed.vectors(SUBSCRIBER, set.amf(), NETWORK, set.sqn(), 1).getFirst();

    assertThat(vector.autn().octets()).isEqualTo(set.at("derived").octets("autn"));
    assertThat(vector.xres()).isEqualTo(set.octets("f2"));
    assertThat(vector.kasme())
        .isEqualTo(Key.hex("48579af8781c742d5120e6ed8ccac13193f38c53ab7aa69396f49ca6e1b0562d"));
  }

  @Test
  void givesEachVectorItsOwnChallengeAndSequenceNumber() {
    var vectors = vectors(SUBSCRIBER, FIRST, 5);
    var usim = usim(SUBSCRIBER);

    assertThat(vectors).hasSize(5).doesNotHaveDuplicates();
    assertThat(vectors.stream().map(EpsAuthenticationVector::rand)).doesNotHaveDuplicates();
    assertThat(vectors)
        .allSatisfy(each ->
            assertThat(usim.authenticate(each.rand(), each.autn()))
                .isInstanceOf(UsimAnswer.Authenticated.class));
  }

  @Test
  void refusesATokenMadeWithAnotherKey() {
    var stranger = new Milenage(Key.hex("00".repeat(16)), SUBSCRIBER.opc());
    var vector = vectors(stranger, FIRST, 1).getFirst();

    assertThat(usim(SUBSCRIBER).authenticate(vector.rand(), vector.autn()))
        .isEqualTo(new UsimAnswer.MacFailure());
  }

  @Test
  void refusesATokenWhoseManagementFieldWasChanged() {
    var vector = vectors(SUBSCRIBER, FIRST, 1).getFirst();
    var octets = vector.autn().octets();
    var changed = octets.slice(0, 6).then(Octets.of(0, 0)).then(octets.from(8));

    assertThat(usim(SUBSCRIBER).authenticate(vector.rand(), new Autn(changed)))
        .isEqualTo(new UsimAnswer.MacFailure());
  }

  @Test
  void aFailedMacTakesNoSequenceNumber() {
    var numbers = new SequenceNumberArray(SequenceNumberArray.NO_AGE_LIMIT);
    var usim = new Usim(SUBSCRIBER, numbers);

    var unused = usim.authenticate(Octets.wrap(new byte[16]), new Autn(Octets.wrap(new byte[16])));

    assertThat(unused).isInstanceOf(UsimAnswer.MacFailure.class);
    assertThat(numbers.highest()).isEqualTo(SequenceNumber.ZERO);
  }

  @Test
  void answersARepeatedChallengeWithItsOwnNumber() {
    var vector = vectors(SUBSCRIBER, FIRST, 1).getFirst();
    var usim = usim(SUBSCRIBER);

    assertThat(usim.authenticate(vector.rand(), vector.autn()))
        .isInstanceOf(UsimAnswer.Authenticated.class);
    assertThat(usim.authenticate(vector.rand(), vector.autn()))
        .isEqualTo(
            new UsimAnswer.SynchronisationFailure(Auts.of(SUBSCRIBER, vector.rand(), FIRST)));
  }

  @Test
  void believesNoResynchronisationWithAWrongCode() {
    var rand = Octets.wrap(new byte[16]);
    var octets = Auts.of(SUBSCRIBER, rand, FIRST).octets().toByteArray();
    octets[13] ^= 1;

    assertThat(centre.sequenceNumber(SUBSCRIBER, rand, new Auts(Octets.wrap(octets)))).isEmpty();
  }

  @Test
  void refusesFunctionsWhoseOutputsDoNotFitEps() {
    var top = Key.hex("55".repeat(32));

    assertThatThrownBy(
            () -> vectors(Tuak.withTop(K, top, new Tuak.Lengths(128, 64, 128, 128), 1), FIRST, 1))
        .hasMessage("AUTN has 16 octets, not 24");
    assertThatThrownBy(
            () -> vectors(Tuak.withTop(K, top, new Tuak.Lengths(64, 256, 128, 128), 1), FIRST, 1))
        .hasMessage("XRES has 4 to 16 octets, not 32");
    assertThatThrownBy(
            () -> vectors(Tuak.withTop(K, top, new Tuak.Lengths(64, 64, 256, 128), 1), FIRST, 1))
        .hasMessage("CK has 128 bits, not 256");
  }

  @Test
  void printsNeitherAnswerNorKey() {
    var vector = vectors(SUBSCRIBER, FIRST, 1).getFirst();
    var answer = usim(SUBSCRIBER).authenticate(vector.rand(), vector.autn());

    assertThat(vector.toString() + answer)
        .contains(vector.rand().toHex())
        .doesNotContain(vector.xres().toHex(), vector.kasme().octets().toHex());
  }

  @Test
  void refusesTokensOfOtherLengths() {
    assertThatThrownBy(() -> new Autn(Octets.of(1))).hasMessage("AUTN has 16 octets, not 1");
    assertThatThrownBy(() -> new Auts(Octets.of(1))).hasMessage("AUTS has 14 octets, not 1");
    assertThatThrownBy(() -> new AuthenticationManagementField(0x10000))
        .hasMessage("AMF has 16 bits: 65536");
  }

  private List<EpsAuthenticationVector> vectors(
      AuthenticationFunctions functions, SequenceNumber first, int count) {
    return centre.vectors(functions, new AuthenticationManagementField(0), NETWORK, first, count);
  }

  private static Usim usim(AuthenticationFunctions functions) {
    return new Usim(functions, new SequenceNumberArray(SequenceNumberArray.NO_AGE_LIMIT));
  }
}
