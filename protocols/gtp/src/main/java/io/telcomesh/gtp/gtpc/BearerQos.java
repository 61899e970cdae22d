package io.telcomesh.gtp.gtpc;

import io.telcomesh.codec.OctetReader;
import io.telcomesh.codec.OctetWriter;
import io.telcomesh.identifiers.AllocationRetentionPriority;
import io.telcomesh.identifiers.BitRate;

/// Bearer level quality of service, TS 29.274 §8.15.
///
/// @param qci QoS class identifier, 0 to 255
/// @param maximumUplink and the other rates are 0 for a bearer without guaranteed bit rate; they
///   travel in kilobits a second
public record BearerQos(
    AllocationRetentionPriority allocationRetentionPriority,
    int qci,
    BitRate maximumUplink,
    BitRate maximumDownlink,
    BitRate guaranteedUplink,
    BitRate guaranteedDownlink) {
  private static final int RATE_OCTETS = 5;

  public BearerQos {
    Codes.require(qci, 255, "a QCI");
  }

  public static BearerQos nonGuaranteed(AllocationRetentionPriority priority, int qci) {
    return new BearerQos(priority, qci, BitRate.ZERO, BitRate.ZERO, BitRate.ZERO, BitRate.ZERO);
  }

  static BearerQos decode(OctetReader in) {
    var priority = Priorities.decode(in);
    return new BearerQos(priority, in.u8(), rate(in), rate(in), rate(in), rate(in));
  }

  void encode(OctetWriter out) {
    Priorities.encode(allocationRetentionPriority, out);
    out.u8(qci);
    out.number(maximumUplink.inKilobits(), RATE_OCTETS);
    out.number(maximumDownlink.inKilobits(), RATE_OCTETS);
    out.number(guaranteedUplink.inKilobits(), RATE_OCTETS);
    out.number(guaranteedDownlink.inKilobits(), RATE_OCTETS);
  }

  private static BitRate rate(OctetReader in) {
    return BitRate.kilobits(in.number(RATE_OCTETS));
  }
}
