package io.telcomesh.enodebsim;

import io.telcomesh.identifiers.Apn;
import io.telcomesh.identifiers.Imeisv;
import io.telcomesh.identifiers.PdnType;
import io.telcomesh.nas.eps.ie.UeNetworkCapability;
import io.telcomesh.security.EpsEncryptionAlgorithm;
import io.telcomesh.security.EpsIntegrityAlgorithm;
import java.util.Set;

/// The mobile equipment around a USIM: what it is, what it can do, what it asks for.
///
/// @param apn the access point it names in its ESM information
/// @param pdnType what it asks for when it attaches
public record UeEquipment(Imeisv imeisv, UeNetworkCapability capability, Apn apn, PdnType pdnType) {
  private static final int TYPE_ALLOCATION = 35_000_000;

  /// The equipment of the n-th UE: EEA0 to EEA3 and EIA1 to EIA3 (EIA0 is for emergency calls only,
  /// TS 33.401 §5.1.4.1).
  public static UeEquipment of(int number, Apn apn, PdnType pdnType) {
    return new UeEquipment(
        new Imeisv("%08d%06d01".formatted(TYPE_ALLOCATION, number % 1_000_000)),
        UeNetworkCapability.of(
            Set.of(EpsEncryptionAlgorithm.values()),
            Set.of(
                EpsIntegrityAlgorithm.EIA1,
                EpsIntegrityAlgorithm.EIA2,
                EpsIntegrityAlgorithm.EIA3)),
        apn,
        pdnType);
  }
}
