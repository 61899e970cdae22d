package io.telcomesh.s1ap;

/// Transport layer causes, TS 36.413 §9.2.1.3.
public enum CauseTransport implements Cause {
  TRANSPORT_RESOURCE_UNAVAILABLE,
  UNSPECIFIED;

  /// How many stand before the extension marker.
  static final int ROOT = UNSPECIFIED.ordinal() + 1;

  @Override
  public Group group() {
    return Group.TRANSPORT;
  }

  @Override
  public int number() {
    return ordinal();
  }
}
