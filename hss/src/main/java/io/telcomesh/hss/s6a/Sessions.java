package io.telcomesh.hss.s6a;

import java.util.concurrent.atomic.AtomicLong;

/// Session-Ids of the requests that this HSS sends: unique for ever, RFC 6733 §8.8.
public final class Sessions {
  private final String host;
  private final long start;
  private final AtomicLong next = new AtomicLong();

  /// @param start differs from every earlier start of this HSS: seconds since 1970
  public Sessions(String host, long start) {
    this.host = host;
    this.start = start;
  }

  public String next() {
    return "%s;%d;%d".formatted(host, start, next.incrementAndGet());
  }
}
