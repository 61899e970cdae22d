package io.telcomesh.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Messages as other implementations sent them.
class LiveNasSecurityTest {
  static Stream<Named<Vectors>> messages() {
    return captures()
        .flatMap(capture -> capture.list("protected_nas"))
        .map(message -> Named.of("frame " + message.number("frame"), message));
  }

  static Stream<Named<Vectors>> vectors() {
    return captures()
        .flatMap(capture -> capture.list("auth_vectors"))
        .map(vector -> Named.of("frame " + vector.number("frame"), vector));
  }

  @ParameterizedTest
  @MethodSource("messages")
  void derivesTheKeysOfLiveMessages(Vectors message) {
    var kasme = message.key("k_asme");

    assertThat(EpsKeys.nasIntegrity(kasme, integrity(message))).isEqualTo(message.key("k_nas_int"));
    assertThat(EpsKeys.nasEncryption(kasme, encryption(message)))
        .isEqualTo(message.key("k_nas_enc"));
  }

  /// TS 24.301 §4.4.3: the code is over the sequence number and what follows it.
  @ParameterizedTest
  @MethodSource("messages")
  void computesTheCodesOfLiveMessages(Vectors message) {
    var mac =
        Integrity.mac(
            integrity(message),
            message.key("k_nas_int"),
            message.number("count"),
            0,
            message.direction(),
            message.octets("protected_pdu").from(5));

    assertThat(mac).isEqualTo(message.octets("mac"));
  }

  @ParameterizedTest
  @MethodSource("messages")
  void deciphersLiveMessages(Vectors message) {
    var plain =
        Ciphering.apply(
            encryption(message),
            message.key("k_nas_enc"),
            message.number("count"),
            0,
            message.direction(),
            message.octets("protected_pdu").from(6));

    assertThat(plain).isEqualTo(message.octets("plain"));
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void readsLiveAuthenticationVectors(Vectors live) {
    var vector =
        new EpsAuthenticationVector(
            live.octets("rand"),
            live.octets("xres"),
            new Autn(live.octets("autn")),
            live.key("k_asme"));

    assertThat(vector.autn().amf()).isEqualTo(AuthenticationManagementField.EPS);
    assertThat(vector.autn().concealedSequenceNumber()).isEqualTo(live.octets("autn").slice(0, 6));
    assertThat(vector.confirms(live.octets("xres"))).isTrue();
  }

  private static Stream<Vectors> captures() {
    return Vectors.file("nas-eps-live").list("captures");
  }

  private static EpsIntegrityAlgorithm integrity(Vectors message) {
    return EpsIntegrityAlgorithm.of(message.number("eia")).orElseThrow();
  }

  private static EpsEncryptionAlgorithm encryption(Vectors message) {
    return EpsEncryptionAlgorithm.of(message.number("eea")).orElseThrow();
  }
}
