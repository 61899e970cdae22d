package io.telcomesh.sgw;

import io.telcomesh.identifiers.Apn;
import io.telcomesh.referencepoints.gtpc.GtpcOptions;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Map;

/// What an operator decides about a SGW.
///
/// @param gateways the PGW of an APN, where the MME leaves the choice to the SGW; for an APN that is
///   not here any PGW that a wire leads to
/// @param quiet how long no downlink data is notified for a UE that could not be paged
public record SgwSettings(Map<Apn, InetAddress> gateways, Duration quiet, GtpcOptions gtpc) {
  public SgwSettings {
    gateways = Map.copyOf(gateways);
    if (!quiet.isPositive()) {
      throw new IllegalArgumentException("a SGW is quiet for some time, not for " + quiet);
    }
  }
}
