package io.telcomesh.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.telcomesh.codec.Octets;
import org.junit.jupiter.api.Test;

final class DerivedKeysTest {
  private static final Octets SEED = Octets.hex("000102030405060708090a0b0c0d0e0f");

  @Test
  void derivesAsOpensslDoes() {
    var keys = DerivedKeys.of(SEED, "001010000000001");
    assertThat(keys.k()).isEqualTo(Key.hex("7dff5207a6663e8c0c4dbfb60d72610a"));
    assertThat(keys.opc()).isEqualTo(Key.hex("f73cb2a20e40aa4a9ab5d185c5ff63a5"));
    assertThat(keys.milenage()).isEqualTo(new Milenage(keys.k(), keys.opc()));
  }

  @Test
  void givesEachSubscriberOthers() {
    assertThat(DerivedKeys.of(SEED, "001010000000001"))
        .isNotEqualTo(DerivedKeys.of(SEED, "001010000000002"));
  }

  @Test
  void refusesShortSeed() {
    assertThatThrownBy(() -> DerivedKeys.of(SEED.from(1), "001010000000001"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a seed has 16 octets or more, not 15");
  }
}
