package io.telcomesh.userplane;

import io.telcomesh.gtp.Teid;
import java.net.InetAddress;

/// What a rule does with its packets: the forwarding action of TS 29.244 §5.2.1A.
public sealed interface ForwardingAction {
  /// Sends them to a GTP-U peer (outer header creation).
  ///
  /// @param local the address of ours that they leave from; it must be bound
  /// @param teid the peer's
  record ToTunnel(InetAddress local, InetAddress peer, Teid teid) implements ForwardingAction {}

  /// Takes them out of the tunnel and hands them to the kernel.
  record ToInterface(TunInterface tun) implements ForwardingAction {}

  /// Keeps the first ones until the rule has another action, and says that they came.
  ///
  /// @param space of the UE
  record Buffer(BufferSpace space) implements ForwardingAction {
    /// With room of its own.
    public Buffer() {
      this(new BufferSpace(BufferLimits.DEFAULT));
    }
  }

  record Drop() implements ForwardingAction {}
}
