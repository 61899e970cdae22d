package io.telcomesh.nas.eps.ie;

/// EPS attach result, TS 24.301 §9.9.3.10.
public enum EpsAttachResult implements Coded {
  EPS_ONLY(1),
  COMBINED(2);

  private final int code;

  EpsAttachResult(int code) {
    this.code = code;
  }

  @Override
  public int code() {
    return code;
  }
}
