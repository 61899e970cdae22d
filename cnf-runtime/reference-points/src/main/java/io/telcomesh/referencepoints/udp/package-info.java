/// UDP as a port: the machine's sockets, and one in memory on virtual time.
@NullMarked
package io.telcomesh.referencepoints.udp;

import org.jspecify.annotations.NullMarked;
