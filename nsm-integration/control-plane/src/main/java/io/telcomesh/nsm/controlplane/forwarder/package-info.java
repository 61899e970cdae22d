/// The kernel forwarder of a node: finds an endpoint for each connection and makes the wire, a veth
/// pair inside the node, a VXLAN tunnel to another one.
@NullMarked
package io.telcomesh.nsm.controlplane.forwarder;

import org.jspecify.annotations.NullMarked;
