package io.telcomesh.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.telcomesh.codec.Octets;
import org.junit.jupiter.api.Test;

class KeyTest {
  @Test
  void printsRedacted() {
    assertThat(Key.hex("ab".repeat(32))).hasToString("Key[256 bits, redacted]");
  }

  @Test
  void equalsByItsOctets() {
    assertThat(Key.hex("ab".repeat(16)))
        .isEqualTo(Key.hex("AB".repeat(16)))
        .hasSameHashCodeAs(Key.hex("AB".repeat(16)))
        .isNotEqualTo(Key.hex("ab".repeat(32)))
        .isNotEqualTo(Key.hex("ac".repeat(16)));
  }

  @Test
  void joinsAndCuts() {
    var joined = Key.hex("01".repeat(16)).then(Key.hex("02".repeat(16)));

    assertThat(joined.octets().toHex()).isEqualTo("01".repeat(16) + "02".repeat(16));
    assertThat(joined.low128()).isEqualTo(Key.hex("02".repeat(16)));
  }

  @Test
  void refusesOtherLengths() {
    assertThatThrownBy(() -> new Key(Octets.of(1, 2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a key has 16 or 32 octets, not 2");
  }
}
