package io.telcomesh.nas.eps.ie;

import io.telcomesh.codec.Octets;
import io.telcomesh.security.EpsEncryptionAlgorithm;
import io.telcomesh.security.EpsIntegrityAlgorithm;
import java.util.Optional;

/// UE security capability, TS 24.301 §9.9.3.36: all security algorithms of a UE, which the MME
/// replays to it so that nobody on the way can have taken one out.
///
/// @param octets EEA, EIA; UEA and UIA where the UE named some; then GEA where it named some: 2, 4
///   or 5 octets
public record UeSecurityCapability(Octets octets) implements Flags {
  public UeSecurityCapability {
    Require.length(octets, 2, 255, "a UE security capability");
  }

  /// What a UE announced in its Attach or Tracking Area Update Request, TS 24.301 §5.4.3.2.
  public static UeSecurityCapability of(
      UeNetworkCapability eps, Optional<MsNetworkCapability> gprs) {
    int gea = gprs.map(MsNetworkCapability::geaBits).orElse(0);
    int[] all = {eps.octet(1), eps.octet(2), eps.octet(3), eps.octet(4) & 0x7f, gea};
    int length = gea != 0 ? 5 : eps.octets().length() > 2 ? 4 : 2;
    return new UeSecurityCapability(Octets.of(all).slice(0, length));
  }

  public boolean supports(EpsEncryptionAlgorithm algorithm) {
    return flag(1, 8 - algorithm.identity());
  }

  public boolean supports(EpsIntegrityAlgorithm algorithm) {
    return flag(2, 8 - algorithm.identity());
  }

  @Override
  public String toString() {
    return octets.toHex();
  }
}
