package io.telcomesh.diameter.s6a;

/// ULR-Flags, TS 29.272 §7.3.7: 32 bits.
public record UlrFlags(long bits) {
  private static final long SINGLE_REGISTRATION = 1;
  private static final long S6A_INDICATOR = 1 << 1;
  private static final long SKIP_SUBSCRIBER_DATA = 1 << 2;
  private static final long INITIAL_ATTACH = 1 << 5;

  /// What an MME without SGSN sends in an attach.
  public static UlrFlags initialAttach() {
    return new UlrFlags(S6A_INDICATOR | INITIAL_ATTACH);
  }

  public boolean singleRegistration() {
    return has(SINGLE_REGISTRATION);
  }

  /// Sent on S6a, not on S6d.
  public boolean s6a() {
    return has(S6A_INDICATOR);
  }

  /// The MME has the subscription already.
  public boolean skipSubscriberData() {
    return has(SKIP_SUBSCRIBER_DATA);
  }

  public boolean isInitialAttach() {
    return has(INITIAL_ATTACH);
  }

  private boolean has(long bit) {
    return (bits & bit) != 0;
  }
}
