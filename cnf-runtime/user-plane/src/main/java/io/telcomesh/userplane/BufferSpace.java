package io.telcomesh.userplane;

import java.util.concurrent.atomic.AtomicInteger;

/// Room for the packets that are kept for one UE, shared by all its rules: the buffering action
/// rule of TS 29.244 §5.2.4. For any thread.
public final class BufferSpace {
  private final BufferLimits limits;
  private final AtomicInteger packets = new AtomicInteger();
  private final AtomicInteger octets = new AtomicInteger();

  public BufferSpace(BufferLimits limits) {
    this.limits = limits;
  }

  /// Packets that are kept.
  public int packets() {
    return packets.get();
  }

  /// Octets of the packets that are kept.
  public int octets() {
    return octets.get();
  }

  boolean take(int length) {
    if (packets.incrementAndGet() > limits.packets()) {
      packets.decrementAndGet();
      return false;
    }
    if (octets.addAndGet(length) > limits.octets()) {
      giveBack(length);
      return false;
    }
    return true;
  }

  void giveBack(int length) {
    packets.decrementAndGet();
    octets.addAndGet(-length);
  }

  boolean tooOld(long since, long now) {
    return now - since > limits.age().toNanos();
  }
}
