package io.telcomesh.nas.eps.ie;

import io.telcomesh.codec.OctetReader;
import io.telcomesh.codec.OctetWriter;
import io.telcomesh.codec.Octets;
import io.telcomesh.identifiers.AggregateMaximumBitRate;
import io.telcomesh.identifiers.BitRate;

/// APN aggregate maximum bit rate, TS 24.301 §9.9.4.2: downlink and uplink, each in one to three
/// octets; 65,280 Mbit/s at most.
///
/// @param octets 2, 4 or 6
public record ApnAggregateMaximumBitRate(Octets octets) implements Flags {
  private static final long MOST = 65_280 * Rates.MEGABIT;

  public ApnAggregateMaximumBitRate {
    Require.length(octets, 2, 6, "an APN-AMBR");
  }

  /// Rounded up to what can be coded; above 65,280 Mbit/s that.
  public static ApnAggregateMaximumBitRate of(AggregateMaximumBitRate rate) {
    var out = new OctetWriter();
    var down = rate.downlink();
    var up = rate.uplink();
    out.u8(Rates.firstOctet(rest(down))).u8(Rates.firstOctet(rest(up)));
    int downExtended = Rates.extendedOctet(rest(down));
    int upExtended = Rates.extendedOctet(rest(up));
    boolean blocks = blocks(down) + blocks(up) > 0;
    if (downExtended + upExtended > 0 || blocks) {
      out.u8(downExtended).u8(upExtended);
    }
    if (blocks) {
      out.u8(blocks(down)).u8(blocks(up));
    }
    return new ApnAggregateMaximumBitRate(out.toOctets());
  }

  public AggregateMaximumBitRate rate() {
    return new AggregateMaximumBitRate(rate(2), rate(1));
  }

  private BitRate rate(int octet) {
    int blocks = octet(octet + 4) == 255 ? 0 : octet(octet + 4);
    var rest = Rates.extended(octet(octet), octet(octet + 2));
    return new BitRate(rest.bitsPerSecond() + blocks * Rates.MOST_IN_EXTENDED);
  }

  /// How many times 256 Mbit/s stand in the third octet, so that something remains for the first
  /// two.
  private static int blocks(BitRate rate) {
    long bits = Math.min(rate.bitsPerSecond(), MOST);
    return (int) Math.max(0, Math.ceilDiv(bits, Rates.MOST_IN_EXTENDED) - 1);
  }

  private static BitRate rest(BitRate rate) {
    long bits = Math.min(rate.bitsPerSecond(), MOST);
    return new BitRate(bits - blocks(rate) * Rates.MOST_IN_EXTENDED);
  }

  static ApnAggregateMaximumBitRate decode(OctetReader in) {
    return new ApnAggregateMaximumBitRate(in.octets(Math.min(in.remaining(), 6)));
  }

  @Override
  public String toString() {
    return "downlink %s, uplink %s".formatted(rate().downlink(), rate().uplink());
  }
}
