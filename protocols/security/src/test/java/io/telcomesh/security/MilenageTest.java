package io.telcomesh.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.telcomesh.codec.Octets;
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
