package io.telcomesh.gtp.gtpu;

import io.telcomesh.codec.Tag;

/// What announces an information element of GTP-U, TS 29.281 §8.1: its type. Those below 128 have a
/// fixed length and do not carry it.
public record GtpuIe(int type) implements Tag {
  @Override
  public long key() {
    return type;
  }

  @Override
  public String toString() {
    return "IE " + type;
  }
}
