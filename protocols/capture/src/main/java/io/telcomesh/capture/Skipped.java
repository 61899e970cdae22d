package io.telcomesh.capture;

/// Why packets of a capture yielded no message, or not all of theirs.
public enum Skipped {
  OTHER_LINK_TYPE("of a link type that is not read"),
  CUT_SHORT("captured only in part"),
  MALFORMED("malformed"),
  GAP("missing from a TCP connection"),
  UNFINISHED("given up because the rest did not come");

  private final String reason;

  Skipped(String reason) {
    this.reason = reason;
  }

  @Override
  public String toString() {
    return reason;
  }
}
