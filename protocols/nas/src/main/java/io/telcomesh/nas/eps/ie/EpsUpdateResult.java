package io.telcomesh.nas.eps.ie;

/// EPS update result, TS 24.301 §9.9.3.13.
public enum EpsUpdateResult implements Coded {
  TRACKING_AREA(0),
  COMBINED(1),
  /// And idle mode signalling reduction is activated.
  TRACKING_AREA_WITH_ISR(4),
  COMBINED_WITH_ISR(5);

  private final int code;

  EpsUpdateResult(int code) {
    this.code = code;
  }

  @Override
  public int code() {
    return code;
  }
}
