package io.telcomesh.nas.eps.ie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.telcomesh.codec.DecodeException;
import io.telcomesh.codec.Element;
import io.telcomesh.codec.OctetWriter;
import io.telcomesh.codec.Octets;
import io.telcomesh.identifiers.AggregateMaximumBitRate;
import io.telcomesh.identifiers.BitRate;
import io.telcomesh.identifiers.Plmn;
import io.telcomesh.identifiers.Tai;
import io.telcomesh.security.EpsEncryptionAlgorithm;
import io.telcomesh.security.EpsIntegrityAlgorithm;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValuesTest {
  private static final Plmn A = Plmn.of("001/01");
  private static final Plmn B = Plmn.of("310/410");

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "one area, 1, 0000f1100001",
    "areas apart, 1 5 9, 0200f110000100050009",
    "areas in a row, 1 2 3, 2200f1100001",
    "a row and others, 1 2 3 4 9 11, 2300f11000010100f1100009000b"
  })
  void listsTrackingAreasOfOnePlmnInFewOctets(String form, String codes, String octets) {
    var areas = Stream.of(codes.split(" ")).map(code -> new Tai(A, Integer.parseInt(code)));
    var list = TrackingAreaIdentityList.of(areas.toList());
    assertThat(encoded(EmmElements.TRACKING_AREA_IDENTITY_LIST, list))
        .as(form)
        .isEqualTo(Octets.hex(octets));
    assertThat(decoded(EmmElements.TRACKING_AREA_IDENTITY_LIST, octets)).isEqualTo(list);
  }

  @Test
  void listsTrackingAreasOfSeveralPlmnsTogether() {
    var list = TrackingAreaIdentityList.of(List.of(new Tai(A, 1), new Tai(B, 2)));
    assertThat(encoded(EmmElements.TRACKING_AREA_IDENTITY_LIST, list))
        .isEqualTo(Octets.hex("4100f11000011300140002"));
    assertThat(list.contains(new Tai(B, 2))).isTrue();
    assertThat(list.contains(new Tai(B, 1))).isFalse();
  }

  @Test
  void listsSixteenTrackingAreasAtMost() {
    var seventeen = IntStream.range(0, 17).mapToObj(code -> new Tai(A, code)).toList();
    assertThatIllegalArgumentException().isThrownBy(() -> TrackingAreaIdentityList.of(seventeen));
    assertThatIllegalArgumentException().isThrownBy(() -> TrackingAreaIdentityList.of(List.of()));
    assertThat(decoded(EmmElements.TRACKING_AREA_IDENTITY_LIST, "3f00f1100001").areas())
        .hasSize(16);
  }

  @Test
  void refusesTrackingAreaCodesBeyondTheLast() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> decoded(EmmElements.TRACKING_AREA_IDENTITY_LIST, "2100f110ffff"));
  }

  @ParameterizedTest
  @CsvSource({"PT0S, 00", "PT30S, 0f", "PT61S, 1f", "PT12M, 2c", "PT54M, 49", "PT3H, 5e"})
  void codesGprsTimers(Duration duration, String octet) {
    assertThat(encoded(EmmElements.GPRS_TIMER, GprsTimer.of(duration)))
        .isEqualTo(Octets.hex(octet));
  }

  @ParameterizedTest
  @CsvSource({
    "PT2S, 61",
    "PT90S, 83",
    "PT20M, b4",
    "PT5H, 1e",
    "PT24H, 38",
    "PT200H, 54",
    "PT960H, c3"
  })
  void codesGprsTimers3(Duration duration, String octet) {
    assertThat(encoded(EmmElements.GPRS_TIMER_3, GprsTimer3.of(duration)))
        .isEqualTo(Octets.hex(octet));
    assertThat(decoded(EmmElements.GPRS_TIMER_3, octet).duration()).contains(duration);
  }

  @Test
  void knowsTimersThatAreDeactivated() {
    assertThat(decoded(EmmElements.GPRS_TIMER, "e5").duration()).isEmpty();
    assertThat(GprsTimer.DEACTIVATED).hasToString("deactivated");
    assertThatIllegalArgumentException().isThrownBy(() -> GprsTimer.of(Duration.ofHours(4)));
  }

  @ParameterizedTest
  @CsvSource({
    "64, 64, 4040",
    "8640, 1000, fe87",
    "100000, 50000, fefe9e6c",
    "1000000, 500000, fefeeef40301"
  })
  void codesAggregateMaximumBitRates(long downlink, long uplink, String octets) {
    var rate = new AggregateMaximumBitRate(BitRate.kilobits(uplink), BitRate.kilobits(downlink));
    assertThat(ApnAggregateMaximumBitRate.of(rate).octets()).isEqualTo(Octets.hex(octets));
  }

  @Test
  void readsTheAggregateMaximumBitRateThatItCodesOrTheNextHigher() {
    for (long rate = 1; rate < 70_000_000; rate += 1 + rate / 100) {
      var bits = BitRate.kilobits(rate);
      var read = ApnAggregateMaximumBitRate.of(new AggregateMaximumBitRate(bits, bits)).rate();
      long most = Math.min(65_280_000, rate);
      assertThat(read.uplink().inKilobits()).isBetween(most, most + most / 8 + 1);
      assertThat(read.downlink()).isEqualTo(read.uplink());
    }
  }

  @Test
  void codesHighBitRatesInTheExtendedElement() {
    var rate = new AggregateMaximumBitRate(BitRate.megabits(100_000), BitRate.megabits(200_000));
    assertThat(ExtendedApnAggregateMaximumBitRate.needed(rate)).isTrue();
    var extended = ExtendedApnAggregateMaximumBitRate.of(rate);
    assertThat(encoded(EsmElements.EXTENDED_APN_AGGREGATE_MAXIMUM_BIT_RATE, extended))
        .isEqualTo(Octets.hex("03c3500361a8"));
    assertThat(extended.rate()).isEqualTo(rate);
    assertThat(new ExtendedApnAggregateMaximumBitRate(21, 0xffff, 12, 1).rate())
        .isEqualTo(
            new AggregateMaximumBitRate(BitRate.megabits(1_000_000), new BitRate(Long.MAX_VALUE)));
  }

  @Test
  void replaysTheSecurityCapabilityThatTheUeAnnounced() {
    var eps = new UeNetworkCapability(Octets.hex("f0f0c0c009"));
    assertThat(UeSecurityCapability.of(eps, Optional.empty()).octets())
        .isEqualTo(Octets.hex("f0f0c040"));
    var gprs = new MsNetworkCapability(Octets.hex("e5e034"));
    assertThat(UeSecurityCapability.of(eps, Optional.of(gprs)).octets())
        .isEqualTo(Octets.hex("f0f0c04070"));
    var few =
        UeNetworkCapability.of(
            Set.of(EpsEncryptionAlgorithm.EEA0, EpsEncryptionAlgorithm.EEA2),
            Set.of(EpsIntegrityAlgorithm.EIA2));
    var capability = UeSecurityCapability.of(few, Optional.empty());
    assertThat(capability.octets()).isEqualTo(Octets.hex("a020"));
    assertThat(capability.supports(EpsEncryptionAlgorithm.EEA2)).isTrue();
    assertThat(capability.supports(EpsIntegrityAlgorithm.EIA0)).isFalse();
  }

  @Test
  void readsNetworkNamesOfBothAlphabets() {
    assertThat(decoded(EmmElements.NETWORK_NAME, "81d4327bfc6e97e768").name())
        .isEqualTo("Telcomesh");
    assertThat(NetworkName.of("Bär").name()).isEqualTo("Bär");
  }

  @ParameterizedTest
  @CsvSource({"4, 40", "-4, 48", "36, 63", "79, 97", "-47, 7c"})
  void codesTimeZonesInQuartersOfAnHour(int quarters, String octet) {
    assertThat(encoded(EmmElements.TIME_ZONE, new TimeZone(quarters))).isEqualTo(Octets.hex(octet));
    assertThat(decoded(EmmElements.TIME_ZONE, octet).quarters()).isEqualTo(quarters);
  }

  @Test
  void keepsCausesThatItDoesNotKnow() {
    assertThat(decoded(EmmElements.EMM_CAUSE, "c8")).hasToString("#200");
    assertThat(decoded(EmmElements.EMM_CAUSE, "03")).isEqualTo(EmmCause.ILLEGAL_UE);
  }

  @Test
  void readsPagingCycles() {
    assertThat(new DrxParameter(Octets.hex("0a80")).cycle()).hasValue(128);
    assertThat(new DrxParameter(Octets.hex("0a00")).cycle()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "07, of no type",
    "f9102143, the first digit is none",
    "1110214365, an odd number that says even",
    "19a0214365, the second digit is none",
    "1921, too short",
    "f40102, a TMSI cut off"
  })
  void refusesIdentitiesThatAreNone(String octets, String why) {
    assertThatThrownBy(() -> decoded(EmmElements.MOBILE_IDENTITY, octets))
        .as(why)
        .isInstanceOfAny(DecodeException.class, IllegalArgumentException.class);
  }

  @Test
  void namesTheNextKeySet() {
    assertThat(NasKeySetIdentifier.of(6).next()).isEqualTo(NasKeySetIdentifier.of(0));
    assertThat(NasKeySetIdentifier.NONE.next()).isEqualTo(NasKeySetIdentifier.of(0));
    assertThat(NasKeySetIdentifier.of(2).next()).isEqualTo(NasKeySetIdentifier.of(3));
  }

  private static <V> Octets encoded(Element<V> element, V value) {
    var out = new OctetWriter();
    element.encode(value, out);
    return out.toOctets();
  }

  private static <V> V decoded(Element<V> element, String octets) {
    return element.decode(Octets.hex(octets).reader());
  }
}
