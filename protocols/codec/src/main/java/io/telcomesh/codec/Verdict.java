package io.telcomesh.codec;

/// What a fault means for the message it is in.
public enum Verdict {
  /// Goes on as if the field were not there.
  IGNORE,
  /// Goes on, and the peer is told.
  NOTIFY,
  /// The message is refused.
  REJECT
}
