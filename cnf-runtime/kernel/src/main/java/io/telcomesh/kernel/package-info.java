/// The kernel's networking as the forwarder and the user plane need it: namespaces, veth pairs and
/// VXLAN devices between them, and what an interface shall carry. rtnetlink through the Foreign
/// Function API; no program is started.
@NullMarked
package io.telcomesh.kernel;

import org.jspecify.annotations.NullMarked;
