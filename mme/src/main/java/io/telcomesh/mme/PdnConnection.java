package io.telcomesh.mme;

import io.telcomesh.gtp.gtpc.FTeid;
import io.telcomesh.identifiers.AggregateMaximumBitRate;
import io.telcomesh.identifiers.AllocationRetentionPriority;
import io.telcomesh.identifiers.Apn;
import io.telcomesh.identifiers.EpsBearerIdentity;
import io.telcomesh.identifiers.PdnType;

/// A PDN connection as the MME knows it, TS 23.401 §5.7.2.
///
/// @param defaultBearer the bearer it lives and dies with
/// @param type of the addresses that the UE has
/// @param sgwControl where the SGW takes S11 messages about it
/// @param qci of the default bearer
/// @param priority of the default bearer
/// @param ambr that its non-GBR bearers share
/// @param sgwUser where the SGW takes uplink packets
public record PdnConnection(
    Apn apn,
    EpsBearerIdentity defaultBearer,
    PdnType type,
    int qci,
    AllocationRetentionPriority priority,
    AggregateMaximumBitRate ambr,
    FTeid sgwControl,
    FTeid sgwUser) {}
