package io.telcomesh.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.codec.Octets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KeyDerivationTest {
  static Stream<Named<Vectors>> published() {
    return Vectors.of("kdf", "published");
  }

  static Stream<Named<Vectors>> chains() {
    return Vectors.of("kdf", "chains");
  }

  @ParameterizedTest
  @MethodSource("published")
  void derivesThePublishedKeys(Vectors set) {
    var parameters = set.list("params").map(each -> each.octets("hex")).toArray(Octets[]::new);
    var derived = KeyDerivation.derive(set.key("key"), (int) set.hexNumber("fc"), parameters);

    assertThat(derived).isEqualTo(set.key("full_256"));
    if (set.has("key128")) {
      assertThat(derived.low128()).isEqualTo(set.key("key128"));
    }
  }

  /// TS 33.501 Annex A has the same function with other codes.
  @ParameterizedTest
  @MethodSource("chains")
  void derivesTheKeysOfTheFiveGeneration(Vectors chain) {
    var subscriber = EpsKeysTest.milenageSet(chain);
    var in = chain.at("inputs");
    var keys = chain.at("5g");
    var network = Octets.ascii(in.text("serving_network_name"));
    var concealed = subscriber.at("derived").octets("autn").slice(0, 6);
    var ckIk = subscriber.key("f3").then(subscriber.key("f4"));

    var ausf = KeyDerivation.derive(ckIk, 0x6a, network, concealed);
    var answer =
        KeyDerivation.derive(
            ckIk, 0x6b, network, subscriber.octets("rand"), subscriber.octets("f2"));
    var seaf = KeyDerivation.derive(ausf, 0x6c, network);
    var amf = KeyDerivation.derive(seaf, 0x6d, Octets.ascii(in.text("supi")), in.octets("abba"));
    var gnb = KeyDerivation.derive(amf, 0x6e, Octets.of(0, 0, 0, 0), Octets.of(1));

    assertThat(ausf).isEqualTo(keys.key("k_ausf"));
    assertThat(answer.low128()).isEqualTo(keys.key("xres_star"));
    assertThat(seaf).isEqualTo(keys.key("k_seaf"));
    assertThat(amf).isEqualTo(keys.key("k_amf"));
    assertThat(gnb).isEqualTo(keys.key("k_gnb"));
    assertThat(KeyDerivation.derive(amf, 0x6f, gnb.octets())).isEqualTo(keys.key("nh_ncc1"));
    for (int algorithm = 0; algorithm < 4; algorithm++) {
      assertThat(algorithmKey(amf, 1, algorithm)).isEqualTo(keys.key("k_nas_enc_alg" + algorithm));
      assertThat(algorithmKey(amf, 2, algorithm)).isEqualTo(keys.key("k_nas_int_alg" + algorithm));
    }
  }

  private static Key algorithmKey(Key amf, int type, int algorithm) {
    return KeyDerivation.derive(amf, 0x69, Octets.of(type), Octets.of(algorithm)).low128();
  }
}
