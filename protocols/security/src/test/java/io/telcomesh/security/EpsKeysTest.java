package io.telcomesh.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.telcomesh.codec.Octets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EpsKeysTest {
  static Stream<Named<Vectors>> chains() {
    return Vectors.of("kdf", "chains");
  }

  @ParameterizedTest
  @MethodSource("chains")
  void derivesTheChainFromAnAuthentication(Vectors chain) {
    var subscriber = milenageSet(chain);
    var keys = chain.at("4g");
    var kasme =
        EpsKeys.kasme(
            subscriber.key("f3"),
            subscriber.key("f4"),
            chain.at("inputs").octets("sn_id_4g"),
            subscriber.at("derived").octets("autn").slice(0, 6));

    assertThat(kasme).isEqualTo(keys.key("k_asme"));
    for (var algorithm : EpsEncryptionAlgorithm.values()) {
      assertThat(EpsKeys.nasEncryption(kasme, algorithm))
          .isEqualTo(keys.key("k_nas_enc_alg" + algorithm.identity()));
    }
    for (var algorithm : EpsIntegrityAlgorithm.values()) {
      assertThat(EpsKeys.nasIntegrity(kasme, algorithm))
          .isEqualTo(keys.key("k_nas_int_alg" + algorithm.identity()));
    }
  }

  @ParameterizedTest
  @MethodSource("chains")
  void derivesTheKeysOfTheRadioAccess(Vectors chain) {
    var keys = chain.at("4g");
    var kenb = EpsKeys.kenb(keys.key("k_asme"), 0);

    assertThat(kenb).isEqualTo(keys.key("k_enb"));
    assertThat(EpsKeys.rrcEncryption(kenb, EpsEncryptionAlgorithm.EEA2))
        .isEqualTo(keys.key("k_rrc_enc_alg2"));
    assertThat(EpsKeys.rrcIntegrity(kenb, EpsIntegrityAlgorithm.EIA2))
        .isEqualTo(keys.key("k_rrc_int_alg2"));
    assertThat(EpsKeys.userPlaneEncryption(kenb, EpsEncryptionAlgorithm.EEA2))
        .isEqualTo(keys.key("k_up_enc_alg2"));
    assertThat(EpsKeys.userPlaneIntegrity(kenb, EpsIntegrityAlgorithm.EIA2))
        .isEqualTo(keys.key("k_up_int_alg2"));
  }

  @ParameterizedTest
  @MethodSource("chains")
  void derivesTheKeysOfHandovers(Vectors chain) {
    var keys = chain.at("4g");
    var kasme = keys.key("k_asme");
    var first = EpsKeys.nextHop(kasme, keys.key("k_enb"));
    var second = EpsKeys.nextHop(kasme, first);

    assertThat(first).isEqualTo(keys.key("nh_ncc1"));
    assertThat(second).isEqualTo(keys.key("nh_ncc2"));
    assertThat(EpsKeys.kenbStar(keys.key("k_enb"), 1, 3400))
        .isEqualTo(keys.key("k_enb_star_from_kenb"));
    assertThat(EpsKeys.kenbStar(second, 1, 3400)).isEqualTo(keys.key("k_enb_star_from_nh2"));
  }

  @Test
  void writesHighFrequencyNumbersInThreeOctets() {
    var kenb = Key.hex("11".repeat(32));

    assertThat(EpsKeys.kenbStar(kenb, 503, 66_436))
        .isEqualTo(KeyDerivation.derive(kenb, 0x13, Octets.hex("01f7"), Octets.hex("010384")));
  }

  @Test
  void refusesInputsOfOtherLengths() {
    var narrow = Key.hex("11".repeat(16));
    var wide = narrow.then(narrow);

    assertThatThrownBy(() -> EpsKeys.kasme(wide, narrow, Octets.of(0, 1, 2), Octets.EMPTY))
        .hasMessage("CK has 128 bits, not 256");
    assertThatThrownBy(() -> EpsKeys.kasme(narrow, narrow, Octets.of(0, 1), Octets.EMPTY))
        .hasMessage("serving network has 3 octets, not 2");
    assertThatThrownBy(() -> EpsKeys.nasIntegrity(narrow, EpsIntegrityAlgorithm.EIA2))
        .hasMessage("KASME or KeNB has 256 bits, not 128");
  }

  /// The Milenage set from which a chain was derived.
  static Vectors milenageSet(Vectors chain) {
    int number = chain.number("from_milenage_set");
    return Vectors.file("milenage")
        .list("sets")
        .filter(set -> set.number("set") == number)
        .findFirst()
        .orElseThrow();
  }
}
