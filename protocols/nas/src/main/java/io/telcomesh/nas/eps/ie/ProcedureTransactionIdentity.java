package io.telcomesh.nas.eps.ie;

import io.telcomesh.codec.OctetReader;
import io.telcomesh.codec.OctetWriter;

/// Procedure transaction identity (PTI), TS 24.007 §11.2.3.1a: 1 to 254 names an exchange that the
/// UE began, 0 none; 255 is reserved.
public record ProcedureTransactionIdentity(int value) {
  public static final ProcedureTransactionIdentity NONE = new ProcedureTransactionIdentity(0);

  public ProcedureTransactionIdentity {
    Require.range(value, 0, 255, "a procedure transaction identity");
  }

  /// Whether it may name an exchange.
  public boolean assignable() {
    return value != NONE.value && !reserved();
  }

  public boolean reserved() {
    return value == 255;
  }

  static ProcedureTransactionIdentity decode(OctetReader in) {
    return new ProcedureTransactionIdentity(in.u8());
  }

  void encode(OctetWriter out) {
    out.u8(value);
  }

  @Override
  public String toString() {
    return String.valueOf(value);
  }
}
