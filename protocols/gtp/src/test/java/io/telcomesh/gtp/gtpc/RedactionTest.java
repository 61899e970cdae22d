package io.telcomesh.gtp.gtpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.codec.Octets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RedactionTest {
  static List<String> names() {
    return Recorded.names();
  }

  @ParameterizedTest
  @MethodSource("names")
  void changesNothingWhereThereIsNoKey(String name) {
    assertThat(Gtpc.redact(Recorded.message(name))).isEqualTo(Recorded.message(name));
  }

  /// A Context Response: Cause, then an MM Context (type 107).
  @Test
  void leavesZerosOfASecurityContext() {
    var header = "4883001500000001 00000100";
    assertThat(Gtpc.redact(Octets.hex(header + "0200020010006b000300abcdef 02")))
        .isEqualTo(Octets.hex(header + "0200020010006b000300000000 00"));
  }

  @Test
  void leavesZerosOfWhatIsNoGtpv2() {
    assertThat(Gtpc.redact(Octets.hex("32ff000400000001aabb"))).isEqualTo(Octets.zeros(10));
    assertThat(Gtpc.redact(Octets.hex("4820"))).isEqualTo(Octets.zeros(2));
  }

  @Test
  void findsTheCauseWhereverItStands() {
    var echo = "40020009 00000100";
    assertThat(Gtpc.cause(Octets.hex(echo + "0300010007 020002004000")).map(Cause::code))
        .contains(64);
    assertThat(Gtpc.cause(Octets.hex(echo + "0300010007"))).isEmpty();
    assertThat(Gtpc.cause(Octets.hex(echo + "0300010007 0200020040"))).isEmpty();
    assertThat(Gtpc.cause(Octets.hex("40"))).isEmpty();
  }
}
