package io.telcomesh.nas.eps.ie;

import io.telcomesh.codec.OctetReader;
import io.telcomesh.codec.OctetWriter;
import io.telcomesh.identifiers.AggregateMaximumBitRate;
import io.telcomesh.identifiers.BitRate;

/// Extended APN aggregate maximum bit rate, TS 24.301 §9.9.4.29: for rates above 65,280 Mbit/s,
/// each a unit and a number.
///
/// @param downlinkUnit 3 = 4 Mbit/s, each further one four times as much, to 21; less is read as 3,
///   more as 21
/// @param downlink 0 to 65,535
public record ExtendedApnAggregateMaximumBitRate(
    int downlinkUnit, int downlink, int uplinkUnit, int uplink) {
  private static final int LOWEST_UNIT = 3;
  private static final int HIGHEST_UNIT = 21;
  private static final int MOST = 0xffff;

  public ExtendedApnAggregateMaximumBitRate {
    Require.range(downlinkUnit, 0, 255, "a unit");
    Require.range(downlink, 0, MOST, "a bit rate");
    Require.range(uplinkUnit, 0, 255, "a unit");
    Require.range(uplink, 0, MOST, "a bit rate");
  }

  /// Whether a rate needs this element.
  public static boolean needed(AggregateMaximumBitRate rate) {
    return Math.max(rate.uplink().bitsPerSecond(), rate.downlink().bitsPerSecond())
        > 65_280 * Rates.MEGABIT;
  }

  /// In the smallest unit that reaches so far, rounded up to it.
  public static ExtendedApnAggregateMaximumBitRate of(AggregateMaximumBitRate rate) {
    int down = unit(rate.downlink());
    int up = unit(rate.uplink());
    return new ExtendedApnAggregateMaximumBitRate(
        down, number(rate.downlink(), down), up, number(rate.uplink(), up));
  }

  public AggregateMaximumBitRate rate() {
    return new AggregateMaximumBitRate(rate(uplinkUnit, uplink), rate(downlinkUnit, downlink));
  }

  private static BitRate rate(int unit, int number) {
    long size = size(Math.clamp(unit, LOWEST_UNIT, HIGHEST_UNIT));
    return new BitRate(number > Long.MAX_VALUE / size ? Long.MAX_VALUE : number * size);
  }

  private static int unit(BitRate rate) {
    int unit = LOWEST_UNIT;
    while (unit < HIGHEST_UNIT && Math.ceilDiv(rate.bitsPerSecond(), size(unit)) > MOST) {
      unit++;
    }
    return unit;
  }

  private static int number(BitRate rate, int unit) {
    return (int) Math.min(MOST, Math.ceilDiv(rate.bitsPerSecond(), size(unit)));
  }

  /// 4, 16, 64, 256 Mbit/s, 1 Gbit/s and so on: each fifth is a thousand times the first.
  private static long size(int unit) {
    long thousand = (long) Math.pow(1000, (unit - 2) / 5);
    return thousand * Rates.MEGABIT << 2 * ((unit - 2) % 5);
  }

  static ExtendedApnAggregateMaximumBitRate decode(OctetReader in) {
    return new ExtendedApnAggregateMaximumBitRate(in.u8(), in.u16(), in.u8(), in.u16());
  }

  void encode(OctetWriter out) {
    out.u8(downlinkUnit).u16(downlink).u8(uplinkUnit).u16(uplink);
  }
}
