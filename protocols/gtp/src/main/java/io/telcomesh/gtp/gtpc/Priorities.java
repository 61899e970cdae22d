package io.telcomesh.gtp.gtpc;

import io.telcomesh.codec.OctetReader;
import io.telcomesh.codec.OctetWriter;
import io.telcomesh.identifiers.AllocationRetentionPriority;

/// Allocation and retention priority in one octet, TS 29.274 §8.86. Both pre-emption bits say
/// "not": 0 is enabled.
final class Priorities {
  private static final int NOT_CAPABLE = 0x40;
  private static final int NOT_VULNERABLE = 0x01;

  private Priorities() {}

  static AllocationRetentionPriority decode(OctetReader in) {
    int octet = in.u8();
    return new AllocationRetentionPriority(
        octet >> 2 & 0xf, (octet & NOT_CAPABLE) == 0, (octet & NOT_VULNERABLE) == 0);
  }

  static void encode(AllocationRetentionPriority priority, OctetWriter out) {
    out.u8(
        priority.priorityLevel() << 2
            | (priority.preemptionCapability() ? 0 : NOT_CAPABLE)
            | (priority.preemptionVulnerability() ? 0 : NOT_VULNERABLE));
  }
}
