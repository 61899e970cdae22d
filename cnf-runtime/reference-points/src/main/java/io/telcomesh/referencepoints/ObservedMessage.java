package io.telcomesh.referencepoints;

import io.telcomesh.codec.Octets;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Optional;

/// A message as it was on the wire. Which protocol it is of follows from reference point and port.
///
/// @param time when, by the function's scheduler
/// @param local our address and port
/// @param peer the other side's
/// @param ue the function's own reference of the UE, for logs and the call flow; absent for a
///   message that concerns no UE, or none that is known yet
/// @param octets the message as it was sent or received, without the transport's headers
public record ObservedMessage(
    Instant time,
    ReferencePoint referencePoint,
    InetSocketAddress local,
    InetSocketAddress peer,
    Direction direction,
    Optional<String> ue,
    Octets octets) {}
