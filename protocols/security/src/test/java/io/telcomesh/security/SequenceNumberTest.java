package io.telcomesh.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SequenceNumberTest {
  private static final long DELTA = 1L << 28;

  @Test
  void isSeqThenInd() {
    var number = SequenceNumber.of(0x7f_ffff_ffffL, 5);

    assertThat(number.value()).isEqualTo(0xfff_ffff_ffe5L);
    assertThat(number.seq()).isEqualTo(0x7f_ffff_ffffL);
    assertThat(number.ind()).isEqualTo(5);
    assertThat(number.next()).isEqualTo(SequenceNumber.of(0x80_0000_0000L, 5));
    assertThat(number.next(9)).isEqualTo(SequenceNumber.of(0x80_0000_0000L, 9));
  }

  @Test
  void refusesMoreBits() {
    assertThatThrownBy(() -> new SequenceNumber(1L << 48))
        .hasMessage("SQN has 48 bits: 281474976710656");
    assertThatThrownBy(() -> SequenceNumber.of(1, 32)).hasMessage("SEQ 1, IND 32");
    assertThatThrownBy(() -> SequenceNumber.of(1L << 43, 0)).hasMessageStartingWith("SEQ");
  }

  @Test
  void givesNeighbouringRequestersDifferentInd() {
    var realm = ".mmegi0001.mme.epc.mnc001.mcc001.3gppnetwork.org";

    assertThat(SequenceNumber.indOf("mmec01" + realm))
        .isEqualTo(SequenceNumber.indOf("mmec01" + realm))
        .isNotEqualTo(SequenceNumber.indOf("mmec02" + realm))
        .isBetween(0, 31);
  }

  @Test
  void takesGrowingNumbersOfEachRequester() {
    var array = new SequenceNumberArray(SequenceNumberArray.NO_AGE_LIMIT);

    assertThat(array.take(SequenceNumber.of(10, 1))).isTrue();
    assertThat(array.take(SequenceNumber.of(10, 1))).isFalse();
    assertThat(array.take(SequenceNumber.of(9, 1))).isFalse();
    assertThat(array.take(SequenceNumber.of(5, 2))).isTrue();
    assertThat(array.take(SequenceNumber.of(11, 1))).isTrue();
    assertThat(array.highest()).isEqualTo(SequenceNumber.of(11, 1));
  }

  @Test
  void takesNoZero() {
    assertThat(new SequenceNumberArray(1).take(SequenceNumber.ZERO)).isFalse();
  }

  @Test
  void takesNoNumberAsOldAsTheLimit() {
    var array = new SequenceNumberArray(SequenceNumber.of(100, 0), 32);

    assertThat(array.take(SequenceNumber.of(68, 1))).isFalse();
    assertThat(array.take(SequenceNumber.of(69, 1))).isTrue();
    assertThat(array.highest()).isEqualTo(SequenceNumber.of(100, 0));
  }

  @Test
  void takesNoJumpBeyondDelta() {
    var array = new SequenceNumberArray(SequenceNumberArray.NO_AGE_LIMIT);

    assertThat(array.take(SequenceNumber.of(DELTA + 1, 0))).isFalse();
    assertThat(array.take(SequenceNumber.of(DELTA, 0))).isTrue();
  }

  @Test
  void goesOnFromTheUsimsNumberWhenItIsHigher() {
    var usim = SequenceNumber.of(50, 3);

    assertThat(SequenceNumber.of(49, 0).resynchronised(usim)).isEqualTo(usim);
  }

  @Test
  void keepsItsOwnNumberWhenTheUsimWouldTakeTheNext() {
    var own = SequenceNumber.of(50, 0);

    assertThat(own.resynchronised(SequenceNumber.of(50, 3))).isEqualTo(own);
    assertThat(own.resynchronised(SequenceNumber.of(3, 3))).isEqualTo(own);
  }

  @Test
  void goesBackToTheUsimsNumberWhenItsOwnIsTooFarAhead() {
    var usim = SequenceNumber.of(1, 3);

    assertThat(SequenceNumber.of(DELTA + 1, 0).resynchronised(usim)).isEqualTo(usim);
  }
}
