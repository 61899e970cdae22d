package io.telcomesh.nsm.sdk;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;

/// Whether the data path of one connection lives: its peer is pinged through the interface as long
/// as it stands. A peer of whom no ping has ever been answered may not answer pings at all, and is
/// not judged by them. Lives in the turn of its connection.
final class Liveness {

  private static final Duration INTERVAL = Duration.ofMillis(500);

  /// Each waits for [InterfaceProbe#PATIENCE] at most; the verdict comes after two seconds or so.
  private static final int MISSES = 4;

  private final Turn turn;
  private final InterfaceProbe probe;
  private final Executor pings;
  private final Runnable dead;

  private Optional<Link> watched = Optional.empty();
  private NsmClock.Pending next = () -> {};
  private boolean everAnswered;
  private int missed;

  /// @param pings where a ping may block a thread
  /// @param dead the verdict, once for each link that is watched
  Liveness(Turn turn, InterfaceProbe probe, Executor pings, Runnable dead) {
    this.turn = turn;
    this.probe = probe;
    this.pings = pings;
    this.dead = dead;
  }

  void watch(Link link) {
    stop();
    watched = Optional.of(link);
    next = turn.after(INTERVAL, () -> ping(link));
  }

  void stop() {
    next.cancel();
    watched = Optional.empty();
    missed = 0;
  }

  private void ping(Link link) {
    pings.execute(() -> {
      boolean answered = probe.answers(link.interfaceName(), link.peer());
      turn.execute(() -> pinged(link, answered));
    });
  }

  private void pinged(Link link, boolean answered) {
    if (watched.filter(link::equals).isEmpty()) {
      return;
    }
    everAnswered |= answered;
    missed = answered ? 0 : missed + 1;
    if (everAnswered && missed == MISSES) {
      stop();
      dead.run();
      return;
    }
    next = turn.after(INTERVAL, () -> ping(link));
  }
}
