package io.telcomesh.gtp.gtpc;

import io.telcomesh.codec.DecodeException;
import io.telcomesh.codec.OctetReader;

/// Which of the two nodes that ISR has side by side sends, TS 29.274 §8.65.
public enum NodeType {
  MME,
  SGSN;

  static NodeType decode(OctetReader in) {
    int code = in.u8();
    if (code >= values().length) {
      throw new DecodeException("%d is no node type".formatted(code));
    }
    return values()[code];
  }
}
