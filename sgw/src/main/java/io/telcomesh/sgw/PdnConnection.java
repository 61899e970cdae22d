package io.telcomesh.sgw;

import io.telcomesh.gtp.gtpc.BearerQos;
import io.telcomesh.gtp.gtpc.FTeid;
import io.telcomesh.identifiers.Apn;
import io.telcomesh.identifiers.EpsBearerIdentity;
import io.telcomesh.userplane.ForwardingRule;
import java.time.Instant;

/// A PDN connection with its default bearer as the SGW knows it, TS 23.401 §5.7.3.
///
/// @param defaultBearer the bearer it lives and dies with
/// @param s5s8Control what the PGW calls it by, at this SGW
/// @param pgwControl where the PGW takes messages about it
/// @param uplink from the eNodeB to the PGW
/// @param downlink from the PGW to the eNodeB
/// @param since when the PGW accepted it
public record PdnConnection(
    Apn apn,
    EpsBearerIdentity defaultBearer,
    BearerQos qos,
    FTeid s5s8Control,
    FTeid pgwControl,
    ForwardingRule uplink,
    ForwardingRule downlink,
    Instant since) {}
