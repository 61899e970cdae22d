package io.telcomesh.diameter.s6a;

import io.telcomesh.codec.OtherIes;
import io.telcomesh.codec.Table;
import io.telcomesh.diameter.AvpTable;
import io.telcomesh.diameter.AvpTag;
import io.telcomesh.identifiers.AggregateMaximumBitRate;
import io.telcomesh.identifiers.BitRate;
import java.util.Optional;

/// AMBR, TS 29.272 §7.3.41, in bits a second; above 4294967295 bits the extended rates, in
/// kilobits, count.
public record Ambr(
    long uplink,
    long downlink,
    Optional<Long> extendedUplink,
    Optional<Long> extendedDownlink,
    OtherIes others) {
  static final Table<Ambr, AvpTag> MEMBERS =
      AvpTable.of(Ambr.class, "AMBR")
          .required(S6aAvps.MAX_REQUESTED_BANDWIDTH_UL, Ambr::uplink)
          .required(S6aAvps.MAX_REQUESTED_BANDWIDTH_DL, Ambr::downlink)
          .optional(S6aAvps.EXTENDED_MAX_REQUESTED_BW_UL, Ambr::extendedUplink)
          .optional(S6aAvps.EXTENDED_MAX_REQUESTED_BW_DL, Ambr::extendedDownlink)
          .others(Ambr::others)
          .build();

  private static final long MOST = 0xffffffffL;

  public static Ambr of(AggregateMaximumBitRate rate) {
    return new Ambr(
        Math.min(rate.uplink().bitsPerSecond(), MOST),
        Math.min(rate.downlink().bitsPerSecond(), MOST),
        extended(rate.uplink()),
        extended(rate.downlink()),
        OtherIes.NONE);
  }

  public AggregateMaximumBitRate rate() {
    return new AggregateMaximumBitRate(
        extendedUplink.map(BitRate::kilobits).orElse(new BitRate(uplink)),
        extendedDownlink.map(BitRate::kilobits).orElse(new BitRate(downlink)));
  }

  private static Optional<Long> extended(BitRate rate) {
    return rate.bitsPerSecond() > MOST ? Optional.of(rate.inKilobits()) : Optional.empty();
  }
}
