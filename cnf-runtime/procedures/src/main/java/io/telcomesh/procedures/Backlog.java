package io.telcomesh.procedures;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/// What one peer has sent and no procedure has read yet. Who sends faster than he is served must
/// not fill the memory: beyond a bound he is read no further until half of it has been read.
public final class Backlog {
  static final Backlog NONE = new Backlog(Long.MAX_VALUE, () -> {}, () -> {});

  /// What a message takes beside its octets, roughly: it lies there decoded.
  private static final int MESSAGE = 1024;

  private final long most;
  private final Runnable stop;
  private final Runnable goOn;
  private final AtomicLong unread = new AtomicLong();
  private final AtomicBoolean stopped = new AtomicBoolean();

  /// @param most in octets, some of them counted for each message
  /// @param stop keeps the peer from being read; it may be called again and again
  /// @param goOn takes that back, from any thread
  public Backlog(long most, Runnable stop, Runnable goOn) {
    this.most = most;
    this.stop = stop;
    this.goOn = goOn;
  }

  /// By whoever reads the peer, after each burst.
  public void check() {
    if (unread.get() > most) {
      stop.run();
      stopped.set(true);
      goOnIfRead(); // it may have been read meanwhile
    }
  }

  /// @return what to [#take] of it
  int add(int octets) {
    int weight = octets + MESSAGE;
    unread.addAndGet(weight);
    return weight;
  }

  void take(int weight) {
    unread.addAndGet(-weight);
    goOnIfRead();
  }

  private void goOnIfRead() {
    if (unread.get() <= most / 2 && stopped.compareAndSet(true, false)) {
      goOn.run();
    }
  }
}
