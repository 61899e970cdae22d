package io.telcomesh.nas.eps.ie;

/// Request type, TS 24.008 §10.5.6.17; other numbers are read as [#INITIAL_REQUEST].
public enum RequestType implements Coded {
  INITIAL_REQUEST(1),
  HANDOVER(2),
  /// Restricted local operator services.
  RLOS(3),
  EMERGENCY(4),
  HANDOVER_OF_EMERGENCY_BEARER_SERVICES(6);

  private final int code;

  RequestType(int code) {
    this.code = code;
  }

  @Override
  public int code() {
    return code;
  }
}
