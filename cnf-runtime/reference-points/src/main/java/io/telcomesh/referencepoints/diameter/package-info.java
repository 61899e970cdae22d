/// The Diameter end of MME and HSS: RFC 6733 peers over TCP or SCTP, watched as RFC 3539 says.
///
/// Reading order: [DiameterEnd] (what a function calls), `PeerConnection` (the peer state machine),
/// `Watchdog`, `Exchanges` (what we asked), [DiameterTransport] (how messages travel).
@NullMarked
package io.telcomesh.referencepoints.diameter;

import org.jspecify.annotations.NullMarked;
