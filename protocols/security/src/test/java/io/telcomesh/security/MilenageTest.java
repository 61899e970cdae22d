package io.telcomesh.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.telcomesh.codec.Octets;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MilenageTest {
  static Stream<Named<Vectors>> sets() {
    return Vectors.of("milenage", "sets");
  }

  @ParameterizedTest
  @MethodSource("sets")
  void computesTheFunctionsOfTheConformanceSets(Vectors set) {
    var milenage = new Milenage(set.key("k"), set.key("opc"));
    var rand = set.octets("rand");
    var answer = milenage.f2345(rand);

    assertThat(milenage.f1(rand, set.sqn(), set.amf())).isEqualTo(set.octets("f1"));
    assertThat(milenage.f1Star(rand, set.sqn(), set.amf())).isEqualTo(set.octets("f1star"));
    assertThat(answer.res()).isEqualTo(set.octets("f2"));
    assertThat(answer.ck()).isEqualTo(set.key("f3"));
    assertThat(answer.ik()).isEqualTo(set.key("f4"));
    assertThat(answer.ak()).isEqualTo(set.octets("f5"));
    assertThat(milenage.f5Star(rand)).isEqualTo(set.octets("f5star"));
  }

  /// Set 1 under constants of an operator's own, computed apart from this code: OpenSSL for E.
  @Test
  void computesTheFunctionsUnderConstantsOfAnOperatorsOwn() {
    var constants =
        new MilenageConstants(
            Stream.of(
                    "000102030405060708090a0b0c0d0e0f",
                    "0123456789abcdef0123456789abcdef",
                    "fedcba9876543210fedcba9876543210",
                    "0f1e2d3c4b5a69788796a5b4c3d2e1f0",
                    "80000000000000000000000000000001")
                .map(Octets::hex)
                .toList(),
            List.of(3, 127, 45, 8, 77));
    var milenage =
        new Milenage(
            Key.hex("465b5ce8b199b49faa5f0a2ee238a6bc"),
            Key.hex("cd63cb71954a9f4e48a5994e37a02baf"),
            constants);
    var rand = Octets.hex("23553cbe9637a89d218ae64dae47bf35");
    var sqn = new SequenceNumber(0xff9bb4d0b607L);
    var amf = new AuthenticationManagementField(0xb9b9);

    assertThat(milenage.f1(rand, sqn, amf)).isEqualTo(Octets.hex("b31b811641f3ad55"));
    assertThat(milenage.f1Star(rand, sqn, amf)).isEqualTo(Octets.hex("947f9d4139691aef"));
    var answer = milenage.f2345(rand);
    assertThat(answer.res()).isEqualTo(Octets.hex("1d6c6e65ce6197c6"));
    assertThat(answer.ak()).isEqualTo(Octets.hex("50e3e39ab869"));
    assertThat(answer.ck()).isEqualTo(Key.hex("52b2d256065121d11319170224af97fe"));
    assertThat(answer.ik()).isEqualTo(Key.hex("1e212d46bc0bff965940603f28d23e1a"));
    assertThat(milenage.f5Star(rand)).isEqualTo(Octets.hex("36a301dc3f1a"));
  }

  @Test
  void refusesConstantsThatMakeTwoOutputsTheSame() {
    var standard = MilenageConstants.STANDARD;
    var same = Collections.nCopies(5, Octets.zeros(16));
    assertThatThrownBy(() -> new MilenageConstants(same, List.of(0, 0, 1, 2, 3)))
        .hasMessage("two pairs of c and r are the same");
    assertThatThrownBy(() -> new MilenageConstants(standard.constants(), List.of(0, 1, 2, 3, 128)))
        .hasMessage("each c has 16 octets, each r is 0 to 127");
    assertThatThrownBy(() -> new MilenageConstants(List.of(), standard.rotations()))
        .hasMessage("Milenage has c1 to c5 and r1 to r5");
  }

  @ParameterizedTest
  @MethodSource("sets")
  void derivesTheSubscribersVariantFromTheOperators(Vectors set) {
    assertThat(Milenage.withOp(set.key("k"), set.key("op")))
        .isEqualTo(new Milenage(set.key("k"), set.key("opc")));
  }

  @ParameterizedTest
  @MethodSource("sets")
  void makesTheTokensOfTheConformanceSets(Vectors set) {
    var milenage = new Milenage(set.key("k"), set.key("opc"));
    var rand = set.octets("rand");
    var derived = set.at("derived");
    var concealed = set.sqn().concealed(milenage.f2345(rand).ak());

    assertThat(Autn.of(concealed, set.amf(), milenage.f1(rand, set.sqn(), set.amf())).octets())
        .isEqualTo(derived.octets("autn"));
    assertThat(Auts.of(milenage, rand, set.sqn()).octets())
        .isEqualTo(derived.octets("auts_amf0000"));
  }

  /// Cipher objects are shared, but by one thread at a time.
  @Test
  void computesTheSameInManyThreads() {
    var random = RandomSource.seeded(3);
    var rands = Stream.generate(() -> random.octets(16)).limit(2000).toList();
    var milenage = new Milenage(new Key(random.octets(16)), new Key(random.octets(16)));

    assertThat(rands.parallelStream().map(milenage::f2345).toList())
        .isEqualTo(rands.stream().map(milenage::f2345).toList());
  }

  @Test
  void refusesKeysAndChallengesOfOtherLengths() {
    var key = Key.hex("00".repeat(16));
    var wide = Key.hex("00".repeat(32));

    assertThatThrownBy(() -> new Milenage(wide, key)).hasMessage("K has 128 bits, not 256");
    assertThatThrownBy(() -> new Milenage(key, wide)).hasMessage("OPc has 128 bits, not 256");
    assertThatThrownBy(() -> new Milenage(key, key).f2345(Octets.of(1, 2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("RAND has 16 octets, not 2");
  }

  @Test
  void printsNoKey() {
    var milenage = new Milenage(Key.hex("ab".repeat(16)), Key.hex("cd".repeat(16)));

    assertThat(milenage.toString() + milenage.f2345(Octets.wrap(new byte[16])))
        .doesNotContain("abab", "cdcd")
        .endsWith("F2345(redacted)");
  }
}
