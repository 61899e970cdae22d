package io.telcomesh.mme;

import io.telcomesh.gtp.gtpc.FTeid;
import io.telcomesh.identifiers.AggregateMaximumBitRate;
import io.telcomesh.identifiers.AllocationRetentionPriority;
import io.telcomesh.identifiers.Apn;
import io.telcomesh.identifiers.EpsBearerIdentity;
import io.telcomesh.identifiers.PdnType;
import java.net.InetAddress;
import java.util.Optional;

/// A PDN connection as the MME knows it, TS 23.401 §5.7.2.
///
/// @param defaultBearer the bearer it lives and dies with
/// @param type of the addresses that the UE has
/// @param sgwControl where the SGW takes S11 messages about it
/// @param qci of the default bearer
/// @param priority of the default bearer
/// @param ambr that its non-GBR bearers share
/// @param sgwUser where the SGW takes uplink packets
/// @param pgwControl where the PGW takes messages of S5/S8, where the SGW has told
public record PdnConnection(
    Apn apn,
    EpsBearerIdentity defaultBearer,
    PdnType type,
    int qci,
    AllocationRetentionPriority priority,
    AggregateMaximumBitRate ambr,
    FTeid sgwControl,
    FTeid sgwUser,
    Optional<FTeid> pgwControl) {

  public boolean isAtSgw(InetAddress sgw) {
    return sgwControl.address().equals(sgw);
  }

  public boolean isAtPgw(InetAddress pgw) {
    return pgwControl.filter(control -> control.address().equals(pgw)).isPresent();
  }
}
