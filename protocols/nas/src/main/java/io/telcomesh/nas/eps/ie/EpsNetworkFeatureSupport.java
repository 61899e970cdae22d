package io.telcomesh.nas.eps.ie;

import io.telcomesh.codec.Octets;

/// EPS network feature support, TS 24.301 §9.9.3.12A: what the UE may ask of this network.
///
/// @param octets 1 or more
public record EpsNetworkFeatureSupport(Octets octets) implements Flags {
  public EpsNetworkFeatureSupport {
    Require.length(octets, 1, 255, "an EPS network feature support");
  }

  public boolean imsVoiceOverPs() {
    return flag(1, 1);
  }

  public boolean emergencyBearerServices() {
    return flag(1, 2);
  }

  @Override
  public String toString() {
    return octets.toHex();
  }
}
