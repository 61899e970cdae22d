package io.telcomesh.procedures.attach;

import java.util.OptionalInt;

/// What the MME knows of a UE.
final class UeContext {
  final String imsi;
  String imeisv = "";
  String apn = "";
  OptionalInt session = OptionalInt.empty();
  boolean registered;

  UeContext(String imsi) {
    this.imsi = imsi;
  }
}
