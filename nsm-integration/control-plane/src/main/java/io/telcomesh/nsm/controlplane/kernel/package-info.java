/// The kernel's networking as the forwarder needs it: namespaces, veth pairs and VXLAN devices
/// between them, and what an interface shall carry. rtnetlink through the Foreign Function API; no
/// program is started.
@NullMarked
package io.telcomesh.nsm.controlplane.kernel;

import org.jspecify.annotations.NullMarked;
