package io.telcomesh.nas.eps.ie;

/// EPS attach type, TS 24.301 §9.9.3.11; other numbers are read as [#EPS].
public enum EpsAttachType implements Coded {
  EPS(1),
  /// Also for services of the circuit-switched domain.
  COMBINED(2),
  /// Restricted local operator services.
  RLOS(3),
  EMERGENCY(6);

  private final int code;

  EpsAttachType(int code) {
    this.code = code;
  }

  @Override
  public int code() {
    return code;
  }
}
