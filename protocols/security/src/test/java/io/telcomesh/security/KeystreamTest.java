package io.telcomesh.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.codec.OctetWriter;
import io.telcomesh.codec.Octets;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KeystreamTest {
  static Stream<Named<Vectors>> snow3g() {
    return Vectors.of("snow3g", "keystream");
  }

  static Stream<Named<Vectors>> zuc() {
    return Vectors.of("zuc", "keystream");
  }

  /// The set writes k0 and IV0 first, where UEA2 (TS 35.215 §3.4) makes k3 of the key's first word.
  @ParameterizedTest
  @MethodSource("snow3g")
  void snow3gGeneratesThePublishedWords(Vectors set) {
    var key = new Key(wordsReversed(set.octets("key")));
    var start = wordsReversed(set.octets("iv")).reader();

    assertThat(first8(new Snow3g(key, start.u64(), start.u64())))
        .isEqualTo(set.octets("keystream_first8"));
  }

  @ParameterizedTest
  @MethodSource("zuc")
  void zucGeneratesThePublishedWords(Vectors set) {
    var start = set.octets("iv").reader();

    assertThat(first8(new Zuc(set.key("key"), start.u64(), start.u64())))
        .isEqualTo(set.octets("keystream_first8"));
  }

  private static Octets wordsReversed(Octets four) {
    return four.from(12).then(four.slice(8, 12)).then(four.slice(4, 8)).then(four.slice(0, 4));
  }

  private static Octets first8(IntSupplier keystream) {
    return new OctetWriter(8)
        .u32(Integer.toUnsignedLong(keystream.getAsInt()))
        .u32(Integer.toUnsignedLong(keystream.getAsInt()))
        .toOctets();
  }
}
