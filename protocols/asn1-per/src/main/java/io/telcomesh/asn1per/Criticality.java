package io.telcomesh.asn1per;

import io.telcomesh.codec.Verdict;

/// What a receiver does with a field that it does not understand, TS 36.413 §10.3.2.
public enum Criticality {
  REJECT,
  IGNORE,
  NOTIFY;

  public static final PerType<Criticality> TYPE = Asn1.enumerated(Criticality.class);

  /// What becomes of a message with such a field.
  public Verdict verdict() {
    return switch (this) {
      case REJECT -> Verdict.REJECT;
      case IGNORE -> Verdict.IGNORE;
      case NOTIFY -> Verdict.NOTIFY;
    };
  }
}
