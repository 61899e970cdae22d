package io.telcomesh.nas.eps.ie;

import io.telcomesh.codec.Octets;
import io.telcomesh.security.EpsEncryptionAlgorithm;
import io.telcomesh.security.EpsIntegrityAlgorithm;
import java.util.Set;

/// UE network capability, TS 24.301 §9.9.3.34: algorithms (octet 1 EEA0 to EEA7, octet 2 EIA0 to
/// EIA7, octets 3 and 4 those of UTRAN), then what else the UE can do.
///
/// @param octets 2 or more
public record UeNetworkCapability(Octets octets) implements Flags {
  public UeNetworkCapability {
    Require.length(octets, 2, 255, "a UE network capability");
  }

  /// Of a UE that can do nothing but these algorithms.
  public static UeNetworkCapability of(
      Set<EpsEncryptionAlgorithm> ciphering, Set<EpsIntegrityAlgorithm> integrity) {
    int eea = ciphering.stream().mapToInt(each -> 0x80 >> each.identity()).sum();
    int eia = integrity.stream().mapToInt(each -> 0x80 >> each.identity()).sum();
    return new UeNetworkCapability(Octets.of(eea, eia));
  }

  public boolean supports(EpsEncryptionAlgorithm algorithm) {
    return flag(1, 8 - algorithm.identity());
  }

  public boolean supports(EpsIntegrityAlgorithm algorithm) {
    return flag(2, 8 - algorithm.identity());
  }

  /// Whether the UE understands extended protocol configuration options.
  public boolean extendedProtocolConfigurationOptions() {
    return flag(6, 8);
  }

  @Override
  public String toString() {
    return octets.toHex();
  }
}
