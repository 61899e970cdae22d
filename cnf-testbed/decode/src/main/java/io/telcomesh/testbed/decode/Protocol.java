package io.telcomesh.testbed.decode;

/// What messages are read of.
public enum Protocol {
  S1AP("S1AP"),
  NAS("NAS"),
  DIAMETER("Diameter"),
  GTPV2_C("GTPv2-C"),
  GTP_U("GTP-U");

  private final String title;

  Protocol(String title) {
    this.title = title;
  }

  @Override
  public String toString() {
    return title;
  }
}
