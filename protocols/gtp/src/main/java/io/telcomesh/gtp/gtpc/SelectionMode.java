package io.telcomesh.gtp.gtpc;

import io.telcomesh.codec.OctetReader;

/// Who named the APN and whether the subscription was looked at, TS 29.274 §8.58.
public enum SelectionMode {
  SUBSCRIPTION_VERIFIED,
  MS_PROVIDED_NOT_VERIFIED,
  NETWORK_PROVIDED_NOT_VERIFIED;

  /// The value 3 is for future use and means 2.
  static SelectionMode decode(OctetReader in) {
    return values()[Math.min(in.u8() & 3, 2)];
  }
}
