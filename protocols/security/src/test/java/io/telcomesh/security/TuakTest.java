package io.telcomesh.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TuakTest {
  static Stream<Named<Vectors>> sets() {
    return Vectors.of("tuak", "sets");
  }

  @ParameterizedTest
  @MethodSource("sets")
  void computesTheFunctionsOfTheConformanceSets(Vectors set) {
    var in = set.at("in");
    var out = set.at("out");
    var tuak = new Tuak(in.key("k"), out.key("topc"), lengths(set), in.number("keccak_iterations"));
    var rand = in.octets("rand");
    var answer = tuak.f2345(rand);

    assertThat(tuak.f1(rand, in.sqn(), in.amf())).isEqualTo(out.octets("f1"));
    assertThat(tuak.f1Star(rand, in.sqn(), in.amf())).isEqualTo(out.octets("f1star"));
    assertThat(answer.res()).isEqualTo(out.octets("f2"));
    assertThat(answer.ck()).isEqualTo(out.key("f3"));
    assertThat(answer.ik()).isEqualTo(out.key("f4"));
    assertThat(answer.ak()).isEqualTo(out.octets("f5"));
    assertThat(tuak.f5Star(rand)).isEqualTo(out.octets("f5star"));
  }

  @ParameterizedTest
  @MethodSource("sets")
  void derivesTheSubscribersVariantFromTheOperators(Vectors set) {
    var in = set.at("in");
    int iterations = in.number("keccak_iterations");

    assertThat(Tuak.withTop(in.key("k"), in.key("top"), lengths(set), iterations))
        .isEqualTo(new Tuak(in.key("k"), set.at("out").key("topc"), lengths(set), iterations));
  }

  @Test
  void refusesLengthsThatItDoesNotHave() {
    assertThatThrownBy(() -> new Tuak.Lengths(32, 64, 128, 128))
        .hasMessage("MAC of 32, RES of 64 bits");
    assertThatThrownBy(() -> new Tuak.Lengths(64, 64, 64, 128))
        .hasMessage("CK of 64, IK of 128 bits");
    var key = Key.hex("ab".repeat(16));
    assertThatThrownBy(() -> new Tuak(key, key, Tuak.Lengths.EPS, 1))
        .hasMessage("TOPc has 256 bits, not 128");
    assertThatThrownBy(() -> new Tuak(key, key.then(key), Tuak.Lengths.EPS, 0))
        .hasMessage("TUAK permutes at least once");
  }

  private static Tuak.Lengths lengths(Vectors set) {
    var bits = set.at("lengths_bits");
    return new Tuak.Lengths(
        bits.number("mac"), bits.number("res"), bits.number("ck"), bits.number("ik"));
  }
}
