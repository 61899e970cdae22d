/// What manager and forwarder have in common as hops on the path of a connection: its requests and
/// closes come one at a time, its end by expiry, its changes told to whoever monitors, and the call
/// to the next hop.
@NullMarked
package io.telcomesh.nsm.controlplane.hop;

import org.jspecify.annotations.NullMarked;
