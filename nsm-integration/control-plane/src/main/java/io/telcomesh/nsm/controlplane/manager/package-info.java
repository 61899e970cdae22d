/// The network service manager of a node: finds a forwarder for each connection and hands it over;
/// stands between the node's endpoints and the registry of the mesh.
@NullMarked
package io.telcomesh.nsm.controlplane.manager;

import org.jspecify.annotations.NullMarked;
