package io.telcomesh.codec;

/// Whether a message must carry an element. A conditional one is decoded like an optional one: the
/// condition is the business of the procedure that reads it.
public enum Presence {
  MANDATORY,
  CONDITIONAL,
  OPTIONAL
}
