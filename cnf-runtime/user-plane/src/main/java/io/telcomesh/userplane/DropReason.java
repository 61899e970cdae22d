package io.telcomesh.userplane;

/// Why a datagram or packet went no further.
public enum DropReason {
  /// No GTP-U version 1, or not a whole message.
  MALFORMED,
  /// A message type that we do not have, or one that means nothing here.
  UNEXPECTED_MESSAGE,
  /// A tunnel that does not end here; the peer got an Error Indication.
  UNKNOWN_TUNNEL,
  /// An extension header that we had to understand; the peer was told which we do.
  UNSUPPORTED_EXTENSION,
  /// Neither an IPv4 nor an IPv6 packet.
  NOT_IP,
  /// The source address is not the UE's.
  FORGED_SOURCE,
  /// For a neighbour on the link of a UE that has none.
  NOT_FOR_ROUTERS,
  /// More than the maximum bit rate.
  RATE_EXCEEDED,
  /// Its gate is closed.
  GATE_CLOSED,
  /// From a TUN interface, and no rule has the address.
  UNKNOWN_UE,
  /// The rule says so.
  RULE,
  /// The rule buffers and its buffer is full.
  BUFFER_FULL,
  /// It was kept for too long.
  TOO_OLD,
  /// The rule's local address is not bound, or its interface not attached.
  NOWHERE_TO_SEND,
  /// The socket or the interface took no more.
  CONGESTED,
  /// The kernel refused it.
  REFUSED_BY_KERNEL
}
