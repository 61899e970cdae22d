package io.telcomesh.gtp.gtpc;

import io.telcomesh.codec.Tag;

/// What announces an information element, TS 29.274 §8.2: its type and, where a message has several
/// of one type for different purposes, the instance that tells them apart (0 to 15).
public record IeTag(int type, int instance) implements Tag {
  public IeTag {
    if (type < 0 || type > 255 || instance < 0 || instance > 15) {
      throw new IllegalArgumentException("no IE has type %d instance %d".formatted(type, instance));
    }
  }

  @Override
  public long key() {
    return type << 4 | instance;
  }

  @Override
  public String toString() {
    return "IE %d.%d".formatted(type, instance);
  }
}
