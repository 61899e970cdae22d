/// Software that shares no code with ours, and what it says of it: jDiameter and freeDiameter at
/// S6a, the kernel's SCTP (in a virtual machine where this kernel has none), pycrate for octets of
/// S1AP and NAS.
@NullMarked
package io.telcomesh.testbed.simulation.judges;

import org.jspecify.annotations.NullMarked;
