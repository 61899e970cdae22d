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
/// Request at an interval, and each tells when its peer has restarted. A path whose wire is down is
/// tested on: it fails, and is given up when it has been failing for too long. How often a peer has
/// started is remembered beyond that.
final class Paths {
  private static final int HALF_OF_THE_COUNTERS = 128;

  private final Scheduler scheduler;
  private final Duration interval;
  private final Duration failureKept;
  private final BiConsumer<InetAddress, Asker> echo;
  private final Listener listener;
  private final Map<InetAddress, Path> byPeer = new ConcurrentHashMap<>();
  private final Map<InetAddress, RestartCounter> counters = new ConcurrentHashMap<>();

  /// @param options the interval, and how long a path may fail
  /// @param echo sends an Echo Request
  Paths(
      Scheduler scheduler,
      GtpcOptions options,
      BiConsumer<InetAddress, Asker> echo,
      Listener listener) {
    this.scheduler = scheduler;
    this.interval = options.echoInterval();
    this.failureKept = options.pathFailureKept();
    this.echo = echo;
    this.listener = listener;
  }

  /// Who is told.
  interface Listener {
    void restarted(InetAddress peer);

    void failed(InetAddress peer);

    /// It has failed for as long as what hangs on it is kept, TS 23.007 §20.2.
    void lost(InetAddress peer);

    void restored(InetAddress peer);
  }

  private final class Path implements Asker {
    private final InetAddress peer;
    private volatile Optional<Scheduler.Timeout> next = Optional.empty();
    private volatile Optional<Scheduler.Timeout> end = Optional.empty();
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
      end.ifPresent(Scheduler.Timeout::cancel);
    }

    private void giveUp() {
      if (!closed && failed) {
        Paths.this.close(peer);
        listener.lost(peer);
      }
    }

    @Override
    public boolean waits() {
      return !closed;
    }

    @Override
    public void answered(Object answer, Burst burst) {
      if (failed) {
        failed = false;
        end.ifPresent(Scheduler.Timeout::cancel);
        listener.restored(peer);
      }
    }

    @Override
    public void expired(Timer timer) {
      if (!closed && !failed) {
        failed = true;
        end = Optional.of(scheduler.after(failureKept, this::giveUp));
        listener.failed(peer);
      }
    }

    @Override
    public Optional<String> ue() {
      return Optional.empty();
    }
  }

  /// Tests the path to a peer from now on, if it is not tested already.
  void open(InetAddress peer) {
    var path = new Path(peer);
    if (byPeer.putIfAbsent(peer, path) == null) {
      path.test();
    }
  }

  /// Whether the path to a peer fails now.
  boolean fails(InetAddress peer) {
    return Optional.ofNullable(byPeer.get(peer)).filter(path -> path.failed).isPresent();
  }

  void close(InetAddress peer) {
    Optional.ofNullable(byPeer.remove(peer)).ifPresent(Path::close);
  }

  void closeAll() {
    byPeer.keySet().forEach(this::close);
  }

  /// The peer says how often it has started.
  void counts(InetAddress peer, RestartCounter counter) {
    var before = Optional.ofNullable(counters.putIfAbsent(peer, counter));
    if (before.filter(old -> isNewer(old, counter)).isPresent()) {
      counters.put(peer, counter);
      listener.restarted(peer);
    }
  }

  // A smaller one, taking into account that it wraps, overtook the newer: TS 23.007 §18.
  private static boolean isNewer(RestartCounter old, RestartCounter now) {
    int grown = now.value() - old.value() & 0xff;
    return grown > 0 && grown < HALF_OF_THE_COUNTERS;
  }
}
