package io.telcomesh.gtp.gtpc;

/// Charging characteristics, TS 32.251 Annex A: 16 bits, the profile's number in the low half of
/// the first octet.
public record ChargingCharacteristics(int value) {
  public ChargingCharacteristics {
    Codes.require(value, 0xffff, "charging characteristics");
  }
}
