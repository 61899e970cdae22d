package io.telcomesh.nas.eps.ie;

/// Detach type from the network, TS 24.301 §9.9.3.7; other numbers are read as
/// [#REATTACH_NOT_REQUIRED].
public enum NetworkDetachType implements Coded {
  REATTACH_REQUIRED(1),
  REATTACH_NOT_REQUIRED(2),
  /// From the circuit-switched domain alone.
  IMSI_DETACH(3);

  private final int code;

  NetworkDetachType(int code) {
    this.code = code;
  }

  @Override
  public int code() {
    return code;
  }
}
