package io.telcomesh.boot;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;

/// Trace ids in the form of W3C's Trace Context, 32 hexadecimal digits: half of one is this start
/// of the process, half of it counts.
final class TraceIds {
  private final String start = HexFormat.of().toHexDigits(new SecureRandom().nextLong());
  private final AtomicLong last = new AtomicLong();

  String next() {
    return start + HexFormat.of().toHexDigits(last.incrementAndGet());
  }
}
