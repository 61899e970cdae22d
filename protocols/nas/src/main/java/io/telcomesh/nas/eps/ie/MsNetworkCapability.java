package io.telcomesh.nas.eps.ie;

import io.telcomesh.codec.Octets;

/// MS network capability, TS 24.008 §10.5.5.12: what the UE can do in GERAN and UTRAN.
///
/// @param octets 2 or more
public record MsNetworkCapability(Octets octets) implements Flags {
  public MsNetworkCapability {
    Require.length(octets, 2, 255, "an MS network capability");
  }

  /// GEA1 in bit 7 to GEA7 in bit 1, as the UE security capability has them.
  int geaBits() {
    return (flag(1, 8) ? 0x40 : 0) | octet(2) >> 1 & 0x3f;
  }

  @Override
  public String toString() {
    return octets.toHex();
  }
}
