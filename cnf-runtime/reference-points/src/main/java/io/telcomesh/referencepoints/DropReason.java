package io.telcomesh.referencepoints;

/// Why an end dropped a message. Each drop increments one counter; nothing is dropped in silence.
public enum DropReason {
  /// The octets have not the form of the protocol, and it has no answer for that.
  MALFORMED,
  /// A protocol version that we do not speak and that needs no answer.
  UNSUPPORTED_VERSION,
  /// From an address that is no wire's peer.
  UNKNOWN_PEER,
  /// The payload protocol identifier is another protocol's.
  OTHER_PAYLOAD_PROTOCOL,
  /// An answer to nothing that was asked: late, repeated or forged.
  ANSWER_WITHOUT_QUESTION,
  /// A request that is being worked on or was answered already; the answer is repeated.
  DUPLICATE_REQUEST,
  /// The association or connection is not up, or no wire leads to the peer.
  NOT_CONNECTED,
  /// More waits to be sent to that peer than is kept for it.
  CONGESTED,
  /// The peer has more UEs here than one peer may, or none are taken any more.
  TOO_MANY_UES,
  /// Longer than a message may be.
  TOO_LONG,
  /// A message type that this end knows but does not expect in its state.
  UNEXPECTED,
  /// The function that should take it failed; the fault is ours and was logged.
  RECEIVER_FAILED
}
