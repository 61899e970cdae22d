package io.telcomesh.asn1per;

import static io.telcomesh.asn1per.Asn1.alternative;
import static io.telcomesh.asn1per.Asn1.bitNumber;
import static io.telcomesh.asn1per.Asn1.bitString;
import static io.telcomesh.asn1per.Asn1.enumerated;
import static io.telcomesh.asn1per.Asn1.extensibleBitString;
import static io.telcomesh.asn1per.Asn1.extensibleInteger;
import static io.telcomesh.asn1per.Asn1.extensiblePrintableString;
import static io.telcomesh.asn1per.Asn1.iEExtensions;
import static io.telcomesh.asn1per.Asn1.integer;
import static io.telcomesh.asn1per.Asn1.integerFrom;
import static io.telcomesh.asn1per.Asn1.octetNumber;
import static io.telcomesh.asn1per.Asn1.octetString;
import static io.telcomesh.asn1per.Asn1.optional;
import static io.telcomesh.asn1per.Asn1.required;
import static io.telcomesh.asn1per.Asn1.sequence;
import static io.telcomesh.asn1per.Asn1.sequenceOf;
import static io.telcomesh.asn1per.Asn1.visibleString;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.telcomesh.codec.DecodeException;
import io.telcomesh.codec.Octets;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The octets come from other PER encoders.
class PerTest {
  enum Letter {
    A,
    B,
    C,
    D,
    E
  }

  static final PerType<Letter> LETTER = enumerated(Letter.class).extensibleAfter(Letter.C);

  @ParameterizedTest
  @CsvSource({
    "0, 254, 254, fe",
    "0, 254, 0, 00",
    "0, 255, 255, ff",
    "0, 65535, 258, 0102",
    "0, 4294967295, 0, 0000",
    "0, 4294967295, 255, 00ff",
    "0, 4294967295, 256, 400100",
    "0, 4294967295, 65536, 80010000",
    "0, 4294967295, 4294967295, c0ffffffff",
    "0, 10000000000, 10000000000, 8002540be400",
    "0, 10000000000, 255, 00ff",
    "4096, 131071, 4096, 0000",
    "4096, 131071, 131071, 8001efff",
  })
  void constrainedWholeNumbersTakeTheirRange(long atLeast, long atMost, long value, String hex) {
    check(integer(atLeast, atMost), value, hex);
  }

  @ParameterizedTest
  @CsvSource({"15, 78", "16, 800110", "-1, 8001ff", "70000, 8003011170"})
  void extensibleIntegersGoBeyondTheirRange(long value, String hex) {
    check(extensibleInteger(0, 15), value, hex);
  }

  @ParameterizedTest
  @CsvSource({"1, 0100", "256, 01ff", "257, 020100", "65537, 03010000"})
  void semiConstrainedWholeNumbersCountFromTheirBound(long value, String hex) {
    check(integerFrom(1), value, hex);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0100",
    "127, 017f",
    "128, 020080",
    "-128, 0180",
    "-129, 02ff7f",
    "32768, 03008000"
  })
  void unconstrainedWholeNumbersAreInTwosComplement(long value, String hex) {
    check(integer(), value, hex);
  }

  @Test
  void aNumberOf64BitsIsKept() {
    var type = integer(0, -1L);
    var octets = type.encode(Long.parseUnsignedLong("18446744073709551615"));
    assertThat(octets).isEqualTo(Octets.hex("e0ffffffffffffffff"));
    assertThat(type.decode(octets)).isEqualTo(-1L);
  }

  @Test
  void bitStringsAreAlignedUnlessShortAndOfAFixedSize() {
    check(bitString(10), BitString.of(0x2a5, 10), "a940");
    check(bitString(20), BitString.of(0xabcde, 20), "abcde0");
    check(extensibleBitString(1, 160), BitString.of(5, 3), "0100a0");
    check(extensibleBitString(1, 160), BitString.of(0x0a000001, 32), "0f800a000001");
    check(
        extensibleBitString(1, 160),
        new BitString(Octets.hex("00".repeat(20) + "80"), 161),
        "8080a1" + "00".repeat(20) + "80");
    check(bitString(), BitString.of(7, 3), "03e0");
  }

  @Test
  void octetStringsAreAlignedUnlessShortAndOfAFixedSize() {
    check(octetString(2), Octets.hex("0102"), "0102");
    check(octetString(4), Octets.hex("01020304"), "01020304");
    check(octetString(3, 8), Octets.hex("01020304"), "2001020304");
    check(octetString(), Octets.EMPTY, "00");
  }

  @ParameterizedTest
  @CsvSource({
    "127, 7f, 128",
    "128, 8080, 130",
    "16383, bfff, 16385",
    "16384, c1, 16386",
    "16385, c1, 16387",
    "65536, c4, 65538",
    "81925, c4, 81928",
  })
  void longOctetStringsAreInFragments(int length, String start, int encodedLength) {
    var value = counting(length);
    var octets = octetString().encode(value);
    assertThat(octets.toHex()).startsWith(start + "000102");
    assertThat(octets.length()).isEqualTo(encodedLength);
    assertThat(octetString().decode(octets)).isEqualTo(value);
  }

  @Test
  void aStringOf81925OctetsHasAFragmentOf64KOneOf16KAndARest() {
    var octets = octetString().encode(counting(81925));
    assertThat(octets.at(65537)).isEqualTo(0xc1);
    assertThat(octets.at(81922)).isEqualTo(5);
    assertThat(octets.from(81923).toHex()).isEqualTo("5e5f606162");
  }

  private static Octets counting(int length) {
    return Octets.of(IntStream.range(0, length).map(i -> i % 251).toArray());
  }

  @Test
  void longBitStringsAreInFragments() {
    var value = new BitString(Octets.wrap(new byte[16385]), 131075);
    var octets = bitString().encode(value);
    assertThat(octets.at(0)).isEqualTo(0xc4);
    assertThat(bitString().decode(octets)).isEqualTo(value);
  }

  @Test
  void longListsAreInFragments() {
    var type = sequenceOf(0, Integer.MAX_VALUE, integer(0, 255));
    var value = IntStream.range(0, 40_000).mapToObj(i -> i % 256).toList();
    var octets = type.encode(value);
    assertThat(octets.length()).isEqualTo(1 + 32768 + 2 + 7232);
    assertThat(octets.at(0)).isEqualTo(0xc2);
    assertThat(type.decode(octets)).isEqualTo(value);
  }

  @Test
  void charactersTakeAnOctetEach() {
    check(extensiblePrintableString(1, 150), "ab c", "018061622063");
    check(extensiblePrintableString(1, 150), "x".repeat(151), "808097" + "78".repeat(151));
    check(visibleString(), "http://a", "08687474703a2f2f61");
  }

  @Test
  void charactersOutsideOfTheAlphabetAreRefused() {
    var type = extensiblePrintableString(1, 150);
    assertThatThrownBy(() -> type.encode("a@b")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> type.decode(Octets.hex("018061402063")))
        .isInstanceOf(DecodeException.class);
  }

  @ParameterizedTest
  @CsvSource({"A, 00", "B, 20", "C, 40", "D, 80", "E, 81"})
  void enumerationsCountOnAfterTheirExtensionMarker(Letter value, String hex) {
    check(LETTER, value, hex);
  }

  @Test
  void anUnknownValueOfAnEnumerationIsRefused() {
    assertThatThrownBy(() -> LETTER.decode(Octets.hex("82"))).isInstanceOf(DecodeException.class);
    assertThat(enumerated(3, true).decode(Octets.hex("82"))).isEqualTo(5);
  }

  record Pair(int x, int i, Optional<Octets> o, Optional<Letter> e, Extensions extensions) {
    static final PerType<Pair> TYPE =
        sequence(
                Pair::new,
                required("x", integer(0, 1), Pair::x),
                required("i", integer(0, 7), Pair::i),
                optional("o", octetString(4), Pair::o),
                optional("e", LETTER, Pair::e),
                iEExtensions(_ -> Optional.empty(), Pair::extensions))
            .extensible();
  }

  record Plain(int x, int i, Optional<Octets> o, Optional<Letter> e) {
    static final PerType<Plain> TYPE =
        sequence(
                Plain::new,
                required("x", integer(0, 1), Plain::x),
                required("i", integer(0, 7), Plain::i),
                optional("o", octetString(4), Plain::o),
                optional("e", LETTER, Plain::e))
            .extensible();
  }

  @Test
  void sequencesSayWhichOptionalComponentsAreThere() {
    check(Plain.TYPE, new Plain(1, 5, Optional.empty(), Optional.empty()), "1a");
    check(
        Plain.TYPE,
        new Plain(0, 7, Optional.of(Octets.hex("01020304")), Optional.of(Letter.D)),
        "6e0102030480");
  }

  @Test
  void additionsOfALaterReleaseAreReadOver() {
    var value = Plain.TYPE.decode(Octets.hex("9a05021122"));
    assertThat(value).isEqualTo(new Plain(1, 5, Optional.empty(), Optional.empty()));
    value = Plain.TYPE.decode(Octets.hex("ba40e00109021122"));
    assertThat(value).isEqualTo(new Plain(1, 5, Optional.empty(), Optional.of(Letter.B)));
  }

  @Test
  void additionsOfALaterReleaseAreKeptWhereThereIsAPlace() {
    var additions = List.of(Optional.of(Octets.of(9)), Optional.of(Octets.hex("1122")));
    var value =
        new Pair(
            1, 5, Optional.empty(), Optional.of(Letter.B), new Extensions(List.of(), additions));
    // one more bit than above, for the extensions that are absent
    check(Pair.TYPE, value, "ad20700109021122");
  }

  sealed interface Choice {
    record Number(int value) implements Choice {}

    record Text(Octets value) implements Choice {}

    record Later(int value) implements Choice {}
  }

  @Test
  void choicesPutLaterAlternativesIntoOpenTypes() {
    PerType<Choice> type =
        Asn1.<Choice>choice(
                alternative(
                    "i",
                    integer(0, 255).as(Choice.Number::new, Choice.Number::value),
                    Choice.Number.class),
                alternative(
                    "o",
                    octetString(2).as(Choice.Text::new, Choice.Text::value),
                    Choice.Text.class))
            .extensible(
                alternative(
                    "n",
                    integer(0, 65535).as(Choice.Later::new, Choice.Later::value),
                    Choice.Later.class));
    check(type, new Choice.Number(7), "0007");
    check(type, new Choice.Text(Octets.hex("0102")), "404080");
    check(type, new Choice.Later(258), "80020102");
    assertThatThrownBy(() -> type.decode(Octets.hex("81020102")))
        .isInstanceOf(DecodeException.class);
  }

  @Test
  void anOpenTypeIsAWholeEncodingAndItsLength() {
    check(Asn1.open(integer(0, 255)), 7, "0107");
    check(Asn1.open(Asn1.nothing("")), "", "0100");
  }

  @Test
  void listsOfAFixedLengthDoNotSayIt() {
    check(sequenceOf(1, 256, integer(0, 7)), List.of(1, 2, 3), "022980");
    check(sequenceOf(2, 2, integer(0, 7)), List.of(1, 2), "28");
  }

  record Whole(int f, List<Integer> v, int b, long n, Octets t) {
    static final PerType<Whole> TYPE =
        sequence(
            Whole::new,
            required("f", integer(0, 7), Whole::f),
            required("v", sequenceOf(0, 3, octetNumber(2)), Whole::v),
            required("b", bitNumber(10), Whole::b),
            required("n", integer(0, 4294967295L), Whole::n),
            required("t", octetString(3, 8), Whole::t));
  }

  @Test
  void alignmentCountsFromTheStartOfTheWholeValue() {
    check(
        Whole.TYPE,
        new Whole(5, List.of(0x0102), 0x2a5, 256, Octets.hex("010203")),
        "a808154a80010000010203");
    check(
        Whole.TYPE,
        new Whole(5, List.of(), 0x2a5, 4294967295L, Octets.hex("0102030405060708")),
        "a54b80ffffffffa00102030405060708");
  }

  @Test
  void aValueOutsideOfItsConstraintIsOurMistake() {
    assertThatThrownBy(() -> integer(0, 255).encode(256))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> octetString(4).encode(Octets.of(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> sequenceOf(1, 2, integer(0, 7)).encode(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void lengthsThatLeadNowhereAllocateNothing() {
    var list = sequenceOf(0, Integer.MAX_VALUE, integer(0, 0));
    assertThatThrownBy(() -> list.decode(Octets.hex("c4c4c4c4")))
        .isInstanceOf(DecodeException.class);
    assertThatThrownBy(() -> octetString().decode(Octets.hex("c40000")))
        .isInstanceOf(DecodeException.class);
    assertThatThrownBy(() -> bitString().decode(Octets.hex("bfff00")))
        .isInstanceOf(DecodeException.class);
    assertThatThrownBy(() -> octetString().decode(Octets.hex("c500")))
        .isInstanceOf(DecodeException.class);
  }

  private static <V> void check(PerType<V> type, V value, String hex) {
    assertThat(type.encode(value)).isEqualTo(Octets.hex(hex));
    assertThat(type.decode(Octets.hex(hex))).isEqualTo(value);
  }
}
