package io.telcomesh.nas.eps.ie;

/// Identity type 2, TS 24.008 §10.5.5.9; other numbers are read as [#IMSI].
public enum IdentityType implements Coded {
  IMSI(1),
  IMEI(2),
  IMEISV(3),
  TMSI(4);

  private final int code;

  IdentityType(int code) {
    this.code = code;
  }

  @Override
  public int code() {
    return code;
  }
}
