package io.telcomesh.gtp.gtpc;

/// The PGW's number for a bearer in charging records, TS 29.274 §8.29: 32 bits.
public record ChargingId(long value) {
  public ChargingId {
    Codes.require(value, 0xffff_ffffL, "a charging id");
  }
}
