/// SCTP (RFC 9260) as a port with several providers: the kernel's, a protocol engine in user space
/// where the kernel has none, and one in memory on virtual time.
@NullMarked
package io.telcomesh.referencepoints.sctp;

import org.jspecify.annotations.NullMarked;
