package io.telcomesh.referencepoints.diameter;

import io.telcomesh.codec.Diagnostics;
import io.telcomesh.diameter.DiameterHeader;
import io.telcomesh.diameter.DiameterRequest;

/// A request that a peer sent.
///
/// @param notes what was wrong with it but did not matter
public record IncomingDiameter(
    DiameterPeer peer,
    DiameterHeader header,
    DiameterRequest request,
    Diagnostics notes,
    DiameterTransport.Connection connection) {}
