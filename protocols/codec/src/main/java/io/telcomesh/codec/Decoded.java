package io.telcomesh.codec;

/// What became of octets: a message, or the reasons why there is none. Decoding never throws.
public sealed interface Decoded<M> {
  /// A message, with what was wrong but did not matter.
  record Accepted<M>(M message, Diagnostics notes) implements Decoded<M> {}

  /// No message. What could be read of it serves to answer the peer.
  record Rejected<M>(Diagnostics diagnostics, Partial partial) implements Decoded<M> {}

  /// The message, where a refusal would be our own mistake (tests, octets that we made).
  ///
  /// @throws DecodeException when the octets were rejected
  default M orThrow() {
    return switch (this) {
      case Accepted<M>(var message, var _) -> message;
      case Rejected<M>(var diagnostics, var _) -> throw new DecodeException(diagnostics);
    };
  }
}
