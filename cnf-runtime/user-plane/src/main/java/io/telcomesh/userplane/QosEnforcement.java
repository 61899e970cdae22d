package io.telcomesh.userplane;

import io.telcomesh.identifiers.BitRate;
import java.util.concurrent.atomic.AtomicLong;

/// What the packets of all rules that share it may take together: the QoS enforcement rule (QER) of
/// TS 29.244 §5.4.3, a gate and a maximum bit rate. For any thread.
///
/// The rate is a bucket that fills by the rate and that each packet empties by its length; it is
/// kept as the time at which it will be full again.
public final class QosEnforcement {
  /// How much comes at once after a pause: what the rate allows in this time.
  private static final long BURST_NANOS = 100_000_000;

  private static final double BITS_AND_NANOS = 8 * 1e9;

  private final AtomicLong fullAgain = new AtomicLong(Long.MIN_VALUE);
  private volatile BitRate maximum;
  private volatile boolean open = true;

  public QosEnforcement(BitRate maximum) {
    this.maximum = maximum;
  }

  public BitRate maximum() {
    return maximum;
  }

  /// Another rate, for what comes from now on.
  public void maximum(BitRate now) {
    maximum = now;
  }

  public void gate(boolean nowOpen) {
    open = nowOpen;
  }

  public boolean open() {
    return open;
  }

  /// Whether a packet may pass now; if it may, it has taken its share.
  boolean admits(int octets, long now) {
    var rate = maximum;
    if (rate.bitsPerSecond() == 0) {
      return false;
    }
    long share = (long) (octets * BITS_AND_NANOS / rate.bitsPerSecond());
    while (true) {
      long before = fullAgain.get();
      long start = before == Long.MIN_VALUE ? now : Math.max(before, now);
      if (start - now > BURST_NANOS) {
        return false;
      }
      if (fullAgain.compareAndSet(before, start + share)) {
        return true;
      }
    }
  }
}
