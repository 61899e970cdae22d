package io.telcomesh.s1ap;

import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.codec.Octets;
import io.telcomesh.s1ap.Samples.Sample;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RedactionTest {
  private static final String KEY =
      "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";

  /// The INITIAL CONTEXT SETUP REQUEST of [MessagesTest].
  private static final String REQUEST =
      "000900809800000700000005c0ffffffff0008000480ffffff004200176002540be400"
          + "6002faf0800000010340064002540be3ff00180031000034002c454001221001f40020"
          + "fa0000ff00004f800a1e0a0120010db800000000000000000000000180000001020742"
          + "006b00051c000c00000049002000"
          + KEY.substring(2)
          + "004a4003020102";

  static List<Sample> samples() {
    return Samples.all();
  }

  @Test
  void leavesZerosOfTheKeyAndAllElseAsItWas() {
    assertThat(S1ap.redact(Octets.hex(REQUEST)))
        .isEqualTo(Octets.hex(REQUEST.replace(KEY, "00".repeat(32))));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void changesTheSecurityKeyAndNothingElse(Sample sample) {
    var redacted = S1ap.redact(sample.pdu());
    if (S1ap.decode(sample.pdu()).orThrow() instanceof InitialContextSetupRequest request) {
      var key = request.securityKey().octets().toHex();
      assertThat(redacted.toHex())
          .isEqualTo(sample.pdu().toHex().replace(key, "00".repeat(32)))
          .isNotEqualTo(sample.pdu().toHex());
    } else {
      assertThat(redacted).isEqualTo(sample.pdu());
    }
  }

  @Test
  void findsTheKeyOfAMessageThatHasNoRecord() {
    var pdu = // HANDOVER REQUEST with its security context
        Octets.hex("0001002e000002000000020001" + "0028002108" + KEY);
    assertThat(S1ap.decode(pdu).orThrow()).isInstanceOf(UnbuiltMessage.class);
    assertThat(S1ap.redact(pdu))
        .isEqualTo(Octets.hex("0001002e000002000000020001" + "00280021" + "00".repeat(33)));
  }

  @Test
  void leavesZerosOfWhatIsNoMessageOfTheStandard() {
    assertThat(S1ap.redact(Octets.hex("00ff0003aabbcc"))).isEqualTo(Octets.hex("00ff0003000000"));
    assertThat(S1ap.redact(Octets.hex("000900ff"))).isEqualTo(Octets.zeros(4));
    assertThat(S1ap.redact(Octets.EMPTY)).isEqualTo(Octets.EMPTY);
  }

  @Test
  void showsNothingOfAKeyThatIsCutShort() {
    var whole = Octets.hex(REQUEST);
    for (int length = 0; length < whole.length(); length++) {
      assertThat(S1ap.redact(whole.slice(0, length)).toHex()).doesNotContain("010203040506");
    }
  }
}
