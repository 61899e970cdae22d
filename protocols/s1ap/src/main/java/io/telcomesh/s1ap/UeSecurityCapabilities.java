package io.telcomesh.s1ap;

import static io.telcomesh.asn1per.Asn1.extensibleBitString;
import static io.telcomesh.asn1per.Asn1.required;
import static io.telcomesh.asn1per.Asn1.sequence;
import static io.telcomesh.s1ap.dictionary.S1apDictionary.iEExtensions;

import io.telcomesh.asn1per.BitString;
import io.telcomesh.asn1per.Extensions;
import io.telcomesh.asn1per.PerType;

/// UE Security Capabilities, TS 36.413 §9.2.1.40: one bit for each algorithm but the null ones,
/// which every UE has; the first bit is that of EEA1 or EIA1.
///
/// @param encryptionAlgorithms 16 bits or more
/// @param integrityProtectionAlgorithms 16 bits or more
public record UeSecurityCapabilities(
    BitString encryptionAlgorithms,
    BitString integrityProtectionAlgorithms,
    Extensions extensions) {
  static final PerType<UeSecurityCapabilities> TYPE =
      sequence(
              UeSecurityCapabilities::new,
              required(
                  "encryptionAlgorithms",
                  extensibleBitString(16, 16),
                  UeSecurityCapabilities::encryptionAlgorithms),
              required(
                  "integrityProtectionAlgorithms",
                  extensibleBitString(16, 16),
                  UeSecurityCapabilities::integrityProtectionAlgorithms),
              iEExtensions("UESecurityCapabilities-ExtIEs", UeSecurityCapabilities::extensions))
          .extensible();

  /// From 16 bits each, EEA1 and EIA1 as the highest.
  public static UeSecurityCapabilities of(int encryptionAlgorithms, int integrityAlgorithms) {
    return new UeSecurityCapabilities(
        BitString.of(encryptionAlgorithms, 16),
        BitString.of(integrityAlgorithms, 16),
        Extensions.NONE);
  }

  /// Whether the UE has EEA`number`, 0 to 3.
  public boolean encryption(int number) {
    return number == 0 || encryptionAlgorithms.at(number - 1);
  }

  /// Whether the UE has EIA`number`, 0 to 3.
  public boolean integrity(int number) {
    return number == 0 || integrityProtectionAlgorithms.at(number - 1);
  }
}
