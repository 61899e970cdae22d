package io.telcomesh.mme;

import io.telcomesh.gtp.gtpc.FTeid;
import io.telcomesh.identifiers.Apn;
import io.telcomesh.identifiers.EpsBearerIdentity;

/// A PDN connection as the MME knows it, TS 23.401 §5.7.2.
///
/// @param defaultBearer the bearer it lives and dies with
/// @param sgwControl where the SGW takes S11 messages about it
/// @param sgwUser where the SGW takes uplink packets
public record PdnConnection(
    Apn apn, EpsBearerIdentity defaultBearer, FTeid sgwControl, FTeid sgwUser) {}
