package io.telcomesh.mme;

import io.telcomesh.identifiers.Apn;
import io.telcomesh.identifiers.Gummei;
import io.telcomesh.identifiers.Plmn;
import io.telcomesh.identifiers.Tai;
import io.telcomesh.security.EpsEncryptionAlgorithm;
import io.telcomesh.security.EpsIntegrityAlgorithm;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;

/// What an operator decides about an MME.
///
/// @param name as eNodeBs see it
/// @param relativeCapacity 0 to 255: its weight when an eNodeB chooses among several MMEs
/// @param trackingAreas all of the network; 1 to 16, together they are every UE's TAI list
/// @param networkName shown by the UE; full and short
/// @param integrity in the order of preference
/// @param ciphering in the order of preference
/// @param gateways the PGW of an APN; for an APN that is not here the SGW chooses
public record MmeSettings(
    Gummei gummei,
    String name,
    int relativeCapacity,
    List<Tai> trackingAreas,
    NetworkNames networkName,
    List<EpsIntegrityAlgorithm> integrity,
    List<EpsEncryptionAlgorithm> ciphering,
    Map<Apn, InetAddress> gateways) {
  public MmeSettings {
    trackingAreas = List.copyOf(trackingAreas);
    integrity = List.copyOf(integrity);
    ciphering = List.copyOf(ciphering);
    gateways = Map.copyOf(gateways);
    if (integrity.isEmpty() || integrity.contains(EpsIntegrityAlgorithm.EIA0)) {
      throw new IllegalArgumentException(
          "integrity names EIA1, EIA2 or EIA3: EIA0 protects nothing (TS 33.401 §5.1.4.1)");
    }
    if (ciphering.isEmpty()) {
      throw new IllegalArgumentException("ciphering names at least one of EEA0 to EEA3");
    }
    if (trackingAreas.isEmpty() || trackingAreas.size() > 16) {
      throw new IllegalArgumentException("an MME serves 1 to 16 tracking areas");
    }
  }

  public record NetworkNames(String full, String brief) {}

  public Plmn plmn() {
    return gummei.plmn();
  }
}
