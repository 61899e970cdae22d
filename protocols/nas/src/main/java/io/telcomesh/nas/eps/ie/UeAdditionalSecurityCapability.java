package io.telcomesh.nas.eps.ie;

import io.telcomesh.codec.Octets;

/// UE additional security capability, TS 24.301 §9.9.3.53: the UE's 5GS algorithms, replayed like
/// those of EPS.
///
/// @param octets 4 or more
public record UeAdditionalSecurityCapability(Octets octets) implements Flags {
  public UeAdditionalSecurityCapability {
    Require.length(octets, 4, 255, "a UE additional security capability");
  }

  @Override
  public String toString() {
    return octets.toHex();
  }
}
