package io.telcomesh.nas.eps.ie;

import io.telcomesh.codec.Octets;
import java.util.OptionalInt;

/// DRX parameter, TS 24.008 §10.5.5.6: how often an idle UE listens for paging.
///
/// @param octets 2; bits 8 to 5 of the second are the cycle in S1 mode
public record DrxParameter(Octets octets) implements Flags {
  public DrxParameter {
    Require.length(octets, 2, 2, "a DRX parameter");
  }

  /// The paging cycle in radio frames of 10 ms: 32, 64, 128 or 256; empty where the UE leaves it to
  /// the cell.
  public OptionalInt cycle() {
    int value = octet(2) >> 4;
    return value >= 6 && value <= 9 ? OptionalInt.of(32 << value - 6) : OptionalInt.empty();
  }

  @Override
  public String toString() {
    return octets.toHex();
  }
}
