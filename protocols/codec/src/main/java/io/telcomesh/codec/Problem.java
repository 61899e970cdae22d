package io.telcomesh.codec;

/// What can be wrong with a field of a message.
public enum Problem {
  /// No row and no entry of the dictionary knows it.
  UNKNOWN,
  /// A mandatory one is not there.
  MISSING,
  /// It stands more often than it may.
  DUPLICATE,
  /// It stands after one that should follow it.
  OUT_OF_ORDER,
  /// Its octets are no value of its type.
  INVALID,
  /// The message ends inside it, or its length leads nowhere.
  TRUNCATED
}
