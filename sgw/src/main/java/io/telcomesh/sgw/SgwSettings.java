package io.telcomesh.sgw;

import io.telcomesh.identifiers.Apn;
import io.telcomesh.referencepoints.gtpc.GtpcOptions;
import io.telcomesh.userplane.BufferLimits;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Map;

/// What an operator decides about a SGW.
///
/// @param gateways the PGW of an APN, where the MME leaves the choice to the SGW; for an APN that
///   is not here any PGW that a wire leads to
/// @param quiet how long no downlink data is notified for a UE that could not be paged
/// @param buffer how much is kept for an idle UE
public record SgwSettings(
    Map<Apn, InetAddress> gateways, Duration quiet, BufferLimits buffer, GtpcOptions gtpc) {
  public SgwSettings(Map<Apn, InetAddress> gateways, Duration quiet, GtpcOptions gtpc) {
    this(gateways, quiet, BufferLimits.DEFAULT, gtpc);
  }

  public SgwSettings {
    gateways = Map.copyOf(gateways);
    if (!quiet.isPositive()) {
      throw new IllegalArgumentException("a SGW is quiet for some time, not for " + quiet);
    }
  }
}
