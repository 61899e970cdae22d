package io.telcomesh.s1ap;

import static io.telcomesh.asn1per.Asn1.extensibleInteger;
import static io.telcomesh.asn1per.Asn1.integer;
import static io.telcomesh.asn1per.Asn1.required;
import static io.telcomesh.asn1per.Asn1.sequence;
import static io.telcomesh.s1ap.dictionary.S1apDictionary.iEExtensions;

import io.telcomesh.asn1per.Criticality;
import io.telcomesh.asn1per.Extensions;
import io.telcomesh.asn1per.PerType;
import io.telcomesh.asn1per.ProtocolIe;
import io.telcomesh.identifiers.AggregateMaximumBitRate;
import io.telcomesh.identifiers.BitRate;

/// UE Aggregate Maximum Bit Rate, TS 36.413 §9.2.1.20. A rate above 10 Gbit/s stands in an
/// extension, and the ceiling in its place.
public record UeAggregateMaximumBitRate(BitRate downlink, BitRate uplink, Extensions extensions) {
  static final BitRate CEILING = new BitRate(10_000_000_000L);

  /// Bit Rate, §9.2.1.19.
  static final PerType<BitRate> BIT_RATE =
      integer(0, 10_000_000_000L).as(BitRate::new, BitRate::bitsPerSecond);

  private static final PerType<BitRate> EXTENDED_BIT_RATE =
      extensibleInteger(10_000_000_001L, 4_000_000_000_000L)
          .as(BitRate::new, BitRate::bitsPerSecond);
  private static final ProtocolIe<BitRate> EXTENDED_DOWNLINK =
      new ProtocolIe<>(259, "extended-uEaggregateMaximumBitRateDL", EXTENDED_BIT_RATE);
  private static final ProtocolIe<BitRate> EXTENDED_UPLINK =
      new ProtocolIe<>(260, "extended-uEaggregateMaximumBitRateUL", EXTENDED_BIT_RATE);

  static final PerType<UeAggregateMaximumBitRate> TYPE =
      sequence(
              UeAggregateMaximumBitRate::new,
              required(
                  "uEaggregateMaximumBitRateDL", BIT_RATE, UeAggregateMaximumBitRate::downlink),
              required("uEaggregateMaximumBitRateUL", BIT_RATE, UeAggregateMaximumBitRate::uplink),
              iEExtensions(
                  "UEAggregate-MaximumBitrates-ExtIEs", UeAggregateMaximumBitRate::extensions))
          .extensible();

  public static UeAggregateMaximumBitRate of(AggregateMaximumBitRate rate) {
    var extensions =
        extended(
            extended(Extensions.NONE, EXTENDED_DOWNLINK, rate.downlink()),
            EXTENDED_UPLINK,
            rate.uplink());
    return new UeAggregateMaximumBitRate(
        capped(rate.downlink()), capped(rate.uplink()), extensions);
  }

  /// The rates that are meant, the extended ones where they are there.
  public AggregateMaximumBitRate rates() {
    return new AggregateMaximumBitRate(
        extensions.value(EXTENDED_UPLINK).orElse(uplink),
        extensions.value(EXTENDED_DOWNLINK).orElse(downlink));
  }

  private static BitRate capped(BitRate rate) {
    return rate.compareTo(CEILING) > 0 ? CEILING : rate;
  }

  private static Extensions extended(
      Extensions extensions, ProtocolIe<BitRate> extension, BitRate rate) {
    return rate.compareTo(CEILING) > 0
        ? extensions.with(extension, Criticality.IGNORE, rate)
        : extensions;
  }
}
