package io.telcomesh.userplane;

import io.telcomesh.codec.Octets;
import java.net.InetAddress;

/// What the control plane is told. The listener is called on an I/O thread and must not wait.
public sealed interface UserPlaneEvent {
  /// The first packet came for a rule that buffers: TS 23.401 §5.3.4.3 begins.
  record PacketBuffered(ForwardingRule rule) implements UserPlaneEvent {}

  /// The peer of a rule said that he does not have its tunnel, TS 23.007 §22.
  record TunnelUnknownToPeer(ForwardingRule rule) implements UserPlaneEvent {}

  /// A tunnel brought an IPv6 packet that no router passes on: router discovery, RFC 4861. The
  /// packet is whoever sent it to say.
  record LinkPacket(ForwardingRule rule, Octets packet) implements UserPlaneEvent {}

  /// A peer answered [UserPlane#sendEcho].
  record EchoAnswered(InetAddress local, InetAddress peer, int sequence)
      implements UserPlaneEvent {}
}
