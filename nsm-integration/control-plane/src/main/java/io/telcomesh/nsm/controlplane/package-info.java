/// The control plane of one node: registry (in the mesh's first node), network service manager and
/// kernel forwarder, in one process, which speak the API of NSM v1 to each other as separate ones
/// would.
@NullMarked
package io.telcomesh.nsm.controlplane;

import org.jspecify.annotations.NullMarked;
