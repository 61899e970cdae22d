package io.telcomesh.security;

import static io.telcomesh.security.EpsEncryptionAlgorithm.EEA0;
import static io.telcomesh.security.EpsEncryptionAlgorithm.EEA1;
import static io.telcomesh.security.EpsEncryptionAlgorithm.EEA2;
import static io.telcomesh.security.EpsEncryptionAlgorithm.EEA3;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.telcomesh.codec.Octets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class CipheringTest {
  private static final Key KEY = Key.hex("00112233445566778899aabbccddeeff");

  static Stream<Arguments> sets() {
    return Stream.of(
            sets(EEA1, "snow3g", "uea2_f8"),
            sets(EEA1, "snow3g", "eea1"),
            sets(EEA2, "aes", "eea2"),
            sets(EEA3, "zuc", "eea3"))
        .flatMap(each -> each);
  }

  private static Stream<Arguments> sets(
      EpsEncryptionAlgorithm algorithm, String file, String list) {
    return Vectors.of(file, list).map(set -> arguments(algorithm, set));
  }

  @ParameterizedTest
  @MethodSource("sets")
  void ciphersThePublishedSets(EpsEncryptionAlgorithm algorithm, Vectors set) {
    assertThat(apply(algorithm, set, "plaintext")).isEqualTo(set.octets("ciphertext"));
  }

  @ParameterizedTest
  @MethodSource("sets")
  void deciphersThePublishedSets(EpsEncryptionAlgorithm algorithm, Vectors set) {
    assertThat(apply(algorithm, set, "ciphertext")).isEqualTo(set.octets("plaintext"));
  }

  @ParameterizedTest
  @EnumSource
  void leavesUnusedBitsZero(EpsEncryptionAlgorithm algorithm) {
    var ones = Octets.of(0xff, 0xff);
    var whole = Ciphering.apply(algorithm, KEY, 0, 0, Direction.UPLINK, ones);
    var cut = Ciphering.apply(algorithm, KEY, 0, 0, Direction.UPLINK, ones, 11);

    assertThat(cut).isEqualTo(Octets.of(whole.at(0), whole.at(1) & 0xe0));
  }

  @Test
  void leavesTheMessageAsItIsWithTheNullAlgorithm() {
    var message = Octets.hex("075e23091332547698103254f6");

    assertThat(Ciphering.apply(EEA0, KEY, 1, 0, Direction.DOWNLINK, message)).isEqualTo(message);
  }

  @ParameterizedTest
  @EnumSource
  void takesMessagesAsLongAsTheTransportBrings(EpsEncryptionAlgorithm algorithm) {
    var message = Octets.wrap(new byte[70_000]);
    var ciphered = Ciphering.apply(algorithm, KEY, 7, 3, Direction.UPLINK, message);

    assertThat(Ciphering.apply(algorithm, KEY, 7, 3, Direction.UPLINK, ciphered))
        .isEqualTo(message);
  }

  @Test
  void refusesWhatDoesNotFitTheInputs() {
    var message = Octets.of(1);

    assertThatThrownBy(() -> Ciphering.apply(EEA2, KEY.then(KEY), 0, 0, Direction.UPLINK, message))
        .hasMessage("EEA2 has 128 bits, not 256");
    assertThatThrownBy(() -> Ciphering.apply(EEA2, KEY, 1L << 32, 0, Direction.UPLINK, message))
        .hasMessage("COUNT has 32 bits: 4294967296");
    assertThatThrownBy(() -> Ciphering.apply(EEA2, KEY, 0, 32, Direction.UPLINK, message))
        .hasMessage("BEARER has 5 bits: 32");
    assertThatThrownBy(() -> Ciphering.apply(EEA2, KEY, 0, 0, Direction.UPLINK, message, 9))
        .hasMessage("9 bits of a message of 1 octets");
  }

  @Test
  void knowsAlgorithmsByTheirIdentity() {
    assertThat(EpsEncryptionAlgorithm.of(3)).contains(EEA3);
    assertThat(EpsEncryptionAlgorithm.of(4)).isEmpty();
  }

  private static Octets apply(EpsEncryptionAlgorithm algorithm, Vectors set, String message) {
    return Ciphering.apply(
        algorithm,
        set.key("key"),
        set.hexNumber("count"),
        set.number("bearer"),
        set.direction(),
        set.octets(message),
        set.number("bits"));
  }
}
