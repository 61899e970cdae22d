package io.telcomesh.asn1per;

/// What a receiver does with a field that it does not understand, TS 36.413 §10.3.2.
public enum Criticality {
  REJECT,
  IGNORE,
  NOTIFY;

  public static final PerType<Criticality> TYPE = Asn1.enumerated(Criticality.class);
}
