package io.telcomesh.referencepoints.gtpc;

import io.telcomesh.gtp.gtpc.RestartCounter;
import io.telcomesh.procedures.Burst;
import io.telcomesh.procedures.Scheduler;
import io.telcomesh.procedures.Timer;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/// The paths to peers, TS 29.274 §7.1 and TS 23.007 §18 and §20: each is tested with an Echo
/// Request at an interval, and each tells when its peer has restarted.
final class Paths {
  private static final int HALF_OF_THE_COUNTERS = 128;

  private final Scheduler scheduler;
  private final Duration interval;
  private final BiConsumer<InetAddress, Asker> echo;
  private final Listener listener;
  private final Map<InetAddress, Path> byPeer = new ConcurrentHashMap<>();

  /// @param echo sends an Echo Request
  Paths(
      Scheduler scheduler,
      Duration interval,
      BiConsumer<InetAddress, Asker> echo,
      Listener listener) {
    this.scheduler = scheduler;
    this.interval = interval;
    this.echo = echo;
    this.listener = listener;
  }

  /// Who is told.
  interface Listener {
    void restarted(InetAddress peer);

    void failed(InetAddress peer);

    void restored(InetAddress peer);
  }

  private final class Path implements Asker {
    private final InetAddress peer;
    private volatile Optional<RestartCounter> counter = Optional.empty();
    private volatile Optional<Scheduler.Timeout> next = Optional.empty();
    private volatile boolean failed;
    private volatile boolean closed;

    private Path(InetAddress peer) {
      this.peer = peer;
    }

    private void test() {
      if (!closed) {
        echo.accept(peer, this);
        next = Optional.of(scheduler.after(interval, this::test));
      }
    }

    private void close() {
      closed = true;
      next.ifPresent(Scheduler.Timeout::cancel);
    }

    @Override
    public boolean waits() {
      return !closed;
    }

    @Override
    public void answered(Object answer, Burst burst) {
      if (failed) {
        failed = false;
        listener.restored(peer);
      }
    }

    @Override
    public void expired(Timer timer) {
      if (!closed && !failed) {
        failed = true;
        listener.failed(peer);
      }
    }

    @Override
    public Optional<String> ue() {
      return Optional.empty();
    }

    // A smaller one, taking into account that it wraps, overtook the newer: TS 23.007 §18.
    private void counts(RestartCounter now) {
      var before = counter;
      int grown = before.map(old -> now.value() - old.value() & 0xff).orElse(0);
      if (before.isEmpty() || (grown > 0 && grown < HALF_OF_THE_COUNTERS)) {
        counter = Optional.of(now);
      }
      if (grown > 0 && grown < HALF_OF_THE_COUNTERS) {
        listener.restarted(peer);
      }
    }
  }

  /// Tests the path to a peer from now on, if it is not tested already.
  void open(InetAddress peer) {
    var path = new Path(peer);
    if (byPeer.putIfAbsent(peer, path) == null) {
      path.test();
    }
  }

  void close(InetAddress peer) {
    Optional.ofNullable(byPeer.remove(peer)).ifPresent(Path::close);
  }

  void closeAll() {
    byPeer.keySet().forEach(this::close);
  }

  /// The peer says how often it has started.
  void counts(InetAddress peer, RestartCounter counter) {
    path(peer).ifPresent(path -> path.counts(counter));
  }

  private Optional<Path> path(InetAddress peer) {
    return Optional.ofNullable(byPeer.get(peer));
  }
}
