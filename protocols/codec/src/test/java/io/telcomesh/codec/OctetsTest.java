package io.telcomesh.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class OctetsTest {
  @Test
  void areEqualByContentWhateverArrayTheyView() {
    var whole = Octets.hex("00 01 02 03");

    assertThat(whole.slice(1, 3)).isEqualTo(Octets.of(1, 2)).hasSameHashCodeAs(Octets.of(1, 2));
    assertThat(whole.from(2).then(Octets.of(4))).isEqualTo(Octets.hex("020304"));
    assertThat(whole.slice(1, 3)).hasToString("0102");
  }

  @Test
  void doNotChangeWithTheArrayTheyWereCopiedFrom() {
    var array = new byte[] {1};
    var octets = Octets.copyOf(array);
    array[0] = 2;
    octets.toByteArray()[0] = 3;

    assertThat(octets.at(0)).isEqualTo(1);
  }

  @Test
  void areReadAsBigEndianNumbers() {
    var in = Octets.hex("ff 0102 030405 ffffffff 0102030405060708").reader();

    assertThat(in.u8()).isEqualTo(255);
    assertThat(in.u16()).isEqualTo(0x0102);
    assertThat(in.u24()).isEqualTo(0x030405);
    assertThat(in.u32()).isEqualTo(0xffffffffL);
    assertThat(in.u64()).isEqualTo(0x0102030405060708L);
    assertThat(in.hasRemaining()).isFalse();
  }

  @Test
  void areNotReadPastTheirEnd() {
    var in = Octets.hex("0102").reader();

    assertThatThrownBy(in::u24).isInstanceOf(DecodeException.class);
    assertThatThrownBy(() -> in.octets(-1)).isInstanceOf(DecodeException.class);
    assertThat(in.u16()).isEqualTo(0x0102);
  }

  @Test
  void areWrittenAndPatched() {
    var out = new OctetWriter(1);
    int length = out.reserve(2);
    out.u8(0xff).u24(0x010203).octets(Octets.of(9));
    out.patch(length, out.length(), 2);

    assertThat(out.toOctets()).isEqualTo(Octets.hex("0007 ff 010203 09"));
  }

  @Test
  void takeNoNumberThatDoesNotFit() {
    var out = new OctetWriter();

    assertThatThrownBy(() -> out.u8(256)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> out.u16(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThat(out.u64(-1).toOctets()).isEqualTo(Octets.hex("ffffffffffffffff"));
  }
}
