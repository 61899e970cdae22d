/// GTP-U message by message: TS 29.281, for the simulated world and for whoever has few packets.
/// The forwarding of users' packets in bulk is the user plane's, with sockets of its own.
@NullMarked
package io.telcomesh.referencepoints.gtpu;

import org.jspecify.annotations.NullMarked;
