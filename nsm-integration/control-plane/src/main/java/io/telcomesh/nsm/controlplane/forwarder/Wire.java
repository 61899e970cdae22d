package io.telcomesh.nsm.controlplane.forwarder;

import io.telcomesh.kernel.LinkEnd;
import io.telcomesh.kernel.Tunnel;

/// How the data path of a connection looks at this node.
sealed interface Wire {
  /// Client and endpoint are both here: a veth pair.
  record Inside(LinkEnd client, LinkEnd endpoint) implements Wire {}

  /// The client is here, the endpoint behind the tunnel.
  record Out(LinkEnd client, Tunnel tunnel) implements Wire {}

  /// The endpoint is here, the client behind the tunnel.
  record In(LinkEnd endpoint, Tunnel tunnel) implements Wire {}
}
