/// What a real process uses: the SCTP provider that fits the machine, and its UDP sockets.
@NullMarked
package io.telcomesh.referencepoints.live;

import org.jspecify.annotations.NullMarked;
