package io.telcomesh.s1ap;

/// NAS causes, TS 36.413 §9.2.1.3.
public enum CauseNas implements Cause {
  NORMAL_RELEASE,
  AUTHENTICATION_FAILURE,
  DETACH,
  UNSPECIFIED,
  CSG_SUBSCRIPTION_EXPIRY;

  /// How many stand before the extension marker.
  static final int ROOT = UNSPECIFIED.ordinal() + 1;

  @Override
  public Group group() {
    return Group.NAS;
  }

  @Override
  public int number() {
    return ordinal();
  }
}
