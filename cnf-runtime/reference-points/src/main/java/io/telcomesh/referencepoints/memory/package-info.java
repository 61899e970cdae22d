/// The network in memory, on the scheduler's time: UDP and SCTP that every end runs over exactly as
/// over the machine's. So an end's twin is the end itself, and retransmission, duplicates and path
/// failure happen in virtual time.
@NullMarked
package io.telcomesh.referencepoints.memory;

import org.jspecify.annotations.NullMarked;
