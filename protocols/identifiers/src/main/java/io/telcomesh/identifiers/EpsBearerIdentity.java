package io.telcomesh.identifiers;

/// EPS bearer identity, TS 24.007 §11.2.3.1.5: 5 to 15, or 1 to 4 where 15 bearers are signalled; 0
/// is none.
public record EpsBearerIdentity(int value) {
  /// In an ESM message that belongs to no bearer.
  public static final EpsBearerIdentity NONE = new EpsBearerIdentity(0);

  /// The first that the MME gives a UE.
  public static final EpsBearerIdentity FIRST = new EpsBearerIdentity(5);

  public EpsBearerIdentity {
    Range.check(value, 0, 15, "an EPS bearer identity");
  }

  @Override
  public String toString() {
    return String.valueOf(value);
  }
}
