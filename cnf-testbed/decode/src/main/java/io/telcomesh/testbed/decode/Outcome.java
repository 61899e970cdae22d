package io.telcomesh.testbed.decode;

/// What became of a message that was decoded and encoded again.
public enum Outcome {
  IDENTICAL("identical"),
  /// The same information elements or AVPs in another order, groups included.
  EQUAL_WHEN_SORTED("equal when sorted"),
  DIFFERENT("different"),
  /// Not decoded.
  REJECTED("rejected"),
  /// A message that has no record of its own.
  NOT_BUILT("not built yet"),
  /// NAS that cannot be read without its key.
  CIPHERED("ciphered");

  private final String title;

  Outcome(String title) {
    this.title = title;
  }

  public boolean failed() {
    return this == DIFFERENT || this == REJECTED;
  }

  @Override
  public String toString() {
    return title;
  }
}
