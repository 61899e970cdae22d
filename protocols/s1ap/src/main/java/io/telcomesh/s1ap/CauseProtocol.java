package io.telcomesh.s1ap;

/// Protocol causes, TS 36.413 §9.2.1.3.
public enum CauseProtocol implements Cause {
  TRANSFER_SYNTAX_ERROR,
  ABSTRACT_SYNTAX_ERROR_REJECT,
  ABSTRACT_SYNTAX_ERROR_IGNORE_AND_NOTIFY,
  MESSAGE_NOT_COMPATIBLE_WITH_RECEIVER_STATE,
  SEMANTIC_ERROR,
  ABSTRACT_SYNTAX_ERROR_FALSELY_CONSTRUCTED_MESSAGE,
  UNSPECIFIED;

  /// How many stand before the extension marker.
  static final int ROOT = UNSPECIFIED.ordinal() + 1;

  @Override
  public Group group() {
    return Group.PROTOCOL;
  }

  @Override
  public int number() {
    return ordinal();
  }
}
