package io.telcomesh.gtp.gtpc;

import io.telcomesh.codec.Octets;
import java.util.stream.Stream;

/// Indication flags, TS 29.274 §8.12. A shorter IE has the missing flags at 0; flags of a later
/// release are kept.
public record Indication(Octets octets) {
  private static final int LEAST_OCTETS = 2;

  public static Indication of(IndicationFlag... flags) {
    int length = Stream.of(flags).mapToInt(flag -> flag.octet).max().orElse(0);
    var octets = new int[Math.max(length, LEAST_OCTETS)];
    for (var flag : flags) {
      octets[flag.octet - 1] |= flag.mask;
    }
    return new Indication(Octets.of(octets));
  }

  public boolean has(IndicationFlag flag) {
    return flag.octet <= octets.length() && (octets.at(flag.octet - 1) & flag.mask) != 0;
  }

  @Override
  public String toString() {
    return Stream.of(IndicationFlag.values()).filter(this::has).toList().toString();
  }
}
