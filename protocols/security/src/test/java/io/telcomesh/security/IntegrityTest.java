package io.telcomesh.security;

import static io.telcomesh.security.EpsIntegrityAlgorithm.EIA0;
import static io.telcomesh.security.EpsIntegrityAlgorithm.EIA1;
import static io.telcomesh.security.EpsIntegrityAlgorithm.EIA2;
import static io.telcomesh.security.EpsIntegrityAlgorithm.EIA3;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.telcomesh.codec.Octets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class IntegrityTest {
  private static final Key KEY = Key.hex("00112233445566778899aabbccddeeff");

  static Stream<Arguments> sets() {
    return Stream.of(
            sets(EIA1, "snow3g", "eia1"),
            sets(EIA1, "snow3g", "eia1_whole_byte"),
            sets(EIA2, "aes", "eia2"),
            sets(EIA2, "aes", "eia2_whole_byte"),
            sets(EIA3, "zuc", "eia3"),
            sets(EIA3, "zuc", "eia3_whole_byte"))
        .flatMap(each -> each);
  }

  private static Stream<Arguments> sets(EpsIntegrityAlgorithm algorithm, String file, String list) {
    return Vectors.of(file, list).map(set -> arguments(algorithm, set));
  }

  static Stream<Named<Vectors>> uia2() {
    return Vectors.of("snow3g", "uia2_f9");
  }

  @ParameterizedTest
  @MethodSource("sets")
  void computesTheCodesOfThePublishedSets(EpsIntegrityAlgorithm algorithm, Vectors set) {
    var mac =
        Integrity.mac(
            algorithm,
            set.key("key"),
            set.hexNumber("count"),
            set.number("bearer"),
            set.direction(),
            set.octets("message"),
            set.number("bits"));

    assertThat(mac).isEqualTo(set.octets("mac"));
  }

  @ParameterizedTest
  @MethodSource("uia2")
  void computesTheCodesOfTheUmtsSets(Vectors set) {
    long word = set.hexNumber("count") << 32 | set.hexNumber("fresh");
    int bits = set.number("bits");
    var message = Bits.first(bits, set.octets("message"));

    assertThat(Snow3gIntegrity.mac(set.key("key"), word, set.direction(), message, bits))
        .isEqualTo(set.octets("mac"));
  }

  @ParameterizedTest
  @EnumSource
  void doesNotReadUnusedBits(EpsIntegrityAlgorithm algorithm) {
    var ones = Integrity.mac(algorithm, KEY, 0, 0, Direction.UPLINK, Octets.of(0xaa, 0xff), 11);
    var zeros = Integrity.mac(algorithm, KEY, 0, 0, Direction.UPLINK, Octets.of(0xaa, 0xe0), 11);

    assertThat(ones).isEqualTo(zeros);
  }

  @Test
  void isZeroWithTheNullAlgorithm() {
    assertThat(Integrity.mac(EIA0, KEY, 1, 0, Direction.UPLINK, Octets.of(1)))
        .isEqualTo(Octets.of(0, 0, 0, 0));
  }

  @ParameterizedTest
  @EnumSource
  void takesMessagesOfAnyLength(EpsIntegrityAlgorithm algorithm) {
    var message = Octets.wrap(new byte[70_000]);

    assertThat(Integrity.mac(algorithm, KEY, 0, 0, Direction.UPLINK, message).length())
        .isEqualTo(4);
    assertThat(Integrity.mac(algorithm, KEY, 0, 0, Direction.UPLINK, Octets.EMPTY).length())
        .isEqualTo(4);
  }

  @Test
  void matchesOnlyTheSameCode() {
    var code = Octets.hex("213a571b");

    assertThat(Integrity.matches(code, Octets.hex("213a571b"))).isTrue();
    assertThat(Integrity.matches(code, Octets.hex("213a571c"))).isFalse();
    assertThat(Integrity.matches(code, Octets.hex("213a57"))).isFalse();
  }

  @Test
  void refusesWhatDoesNotFitTheInputs() {
    assertThatThrownBy(
            () -> Integrity.mac(EIA1, KEY.then(KEY), 0, 0, Direction.UPLINK, Octets.EMPTY))
        .hasMessage("EIA1 has 128 bits, not 256");
    assertThatThrownBy(() -> Integrity.mac(EIA1, KEY, -1, 0, Direction.UPLINK, Octets.EMPTY))
        .hasMessage("COUNT has 32 bits: -1");
  }

  @Test
  void knowsAlgorithmsByTheirIdentity() {
    assertThat(EpsIntegrityAlgorithm.of(2)).contains(EIA2);
    assertThat(EpsIntegrityAlgorithm.of(7)).isEmpty();
  }
}
