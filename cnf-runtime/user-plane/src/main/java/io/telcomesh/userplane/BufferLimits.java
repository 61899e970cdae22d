package io.telcomesh.userplane;

import java.time.Duration;

/// How much is kept for a UE that has no bearer now, and for how long.
///
/// @param packets of all its rules, 1 or more
/// @param octets of these packets, 1 or more
/// @param age after which a packet is of no use any more
public record BufferLimits(int packets, int octets, Duration age) {
  public static final BufferLimits DEFAULT =
      new BufferLimits(64, 128 * 1024, Duration.ofSeconds(30));

  public BufferLimits {
    if (packets < 1 || octets < 1 || !age.isPositive()) {
      throw new IllegalArgumentException(
          "a buffer has room for a packet, for some time, not %d packets, %d octets, %s"
              .formatted(packets, octets, age));
    }
  }
}
