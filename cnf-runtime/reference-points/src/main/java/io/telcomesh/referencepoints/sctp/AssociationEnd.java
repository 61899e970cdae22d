package io.telcomesh.referencepoints.sctp;

/// How an association ended.
public enum AssociationEnd {
  /// One side said SHUTDOWN and everything arrived.
  SHUT_DOWN,
  /// The peer sent ABORT.
  ABORTED_BY_PEER,
  /// We sent ABORT.
  ABORTED,
  /// The peer stopped answering: too many retransmissions or missed heartbeats, RFC 9260 §8.1.
  PEER_LOST,
  /// It never came up: no answer to INIT, or a refusal.
  NOT_ESTABLISHED
}
