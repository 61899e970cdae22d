package io.telcomesh.sgw;

import io.telcomesh.procedures.Scheduler;
import io.telcomesh.referencepoints.OneAtATime;
import io.telcomesh.referencepoints.ReferencePoint;
import io.telcomesh.referencepoints.Wire;
import io.telcomesh.referencepoints.WireEvent;
import io.telcomesh.referencepoints.WireListener;
import io.telcomesh.referencepoints.gtpc.GtpcOptions;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;

/// Whether the eNodeBs are there, TS 29.281 §7.2.1: each is asked for an echo once a minute.
/// Nothing ends by it, because the MME says when a UE's radio bearers are gone; but it is said,
/// once.
final class S1uPaths implements WireListener {
  private final Scheduler scheduler;
  private final GtpcOptions timers;
  private final Echoes echoes;
  private final Listener listener;
  private final OneAtATime turns = new OneAtATime();
  private final Map<InetAddress, Path> paths = new HashMap<>();
  private int sequence;

  /// How an echo is asked for.
  @FunctionalInterface
  interface Echoes {
    void send(InetAddress local, InetAddress peer, int sequence);
  }

  /// Hears what becomes of an eNodeB's path.
  interface Listener {
    void wireDown(InetAddress enodeb);

    void silent(InetAddress enodeb);

    void answersAgain(InetAddress enodeb);
  }

  private static final class Path {
    private final Wire wire;
    private final InetAddress peer;
    private int unanswered;
    private boolean failed;

    Path(Wire wire, InetAddress peer) {
      this.wire = wire;
      this.peer = peer;
    }
  }

  /// @param timers those of GTP-C serve GTP-U too
  S1uPaths(Scheduler scheduler, GtpcOptions timers, Echoes echoes, Listener listener) {
    this.scheduler = scheduler;
    this.timers = timers;
    this.echoes = echoes;
    this.listener = listener;
  }

  @Override
  public void on(WireEvent event) {
    turns.run(() -> {
      switch (event) {
        case WireEvent.Up(var wire) -> up(wire);
        case WireEvent.Moved(var before, var after) -> {
          forget(before);
          up(after);
        }
        case WireEvent.Down(var wire) -> {
          if (forget(wire)) {
            wire.peer().ifPresent(listener::wireDown);
          }
        }
      }
    });
  }

  void answered(InetAddress peer) {
    turns.run(() -> {
      var path = paths.get(peer);
      if (path != null) {
        path.unanswered = 0;
        if (path.failed) {
          path.failed = false;
          listener.answersAgain(peer);
        }
      }
    });
  }

  private void up(Wire wire) {
    if (wire.referencePoint() == ReferencePoint.S1_U) {
      wire.peer()
          .ifPresent(peer -> {
            var path = new Path(wire, peer);
            paths.put(peer, path);
            scheduler.after(timers.echoInterval(), () -> turns.run(() -> ask(path)));
          });
    }
  }

  private boolean forget(Wire wire) {
    return wire.referencePoint() == ReferencePoint.S1_U
        && wire.peer().filter(peer -> paths.remove(peer) != null).isPresent();
  }

  private void ask(Path path) {
    if (paths.get(path.peer) == path) {
      path.unanswered++;
      sequence = (sequence + 1) & 0xffff;
      echoes.send(path.wire.local(), path.peer, sequence);
      scheduler.after(timers.t3Response().duration(), () -> turns.run(() -> look(path)));
    }
  }

  private void look(Path path) {
    boolean over = path.unanswered > timers.t3Response().retransmissions();
    if (path.unanswered > 0 && !over) {
      ask(path);
      return;
    }
    if (over && !path.failed && paths.get(path.peer) == path) {
      path.failed = true;
      listener.silent(path.peer);
    }
    path.unanswered = 0;
    scheduler.after(timers.echoInterval(), () -> turns.run(() -> ask(path)));
  }
}
