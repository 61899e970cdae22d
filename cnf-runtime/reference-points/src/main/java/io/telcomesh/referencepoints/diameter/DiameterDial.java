package io.telcomesh.referencepoints.diameter;

import io.telcomesh.codec.Octets;
import io.telcomesh.procedures.Scheduler;
import io.telcomesh.referencepoints.Backoff;
import io.telcomesh.referencepoints.OneAtATime;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;

/// Keeps a connection to one peer: dials, and dials again when it ends, until it is told to stop.
final class DiameterDial implements DiameterTransport.Handler {
  private static final System.Logger LOG = System.getLogger(DiameterDial.class.getName());

  private final DiameterTransport transport;
  private final InetSocketAddress local;
  private final InetSocketAddress peer;
  private final Backoff reconnect;
  private final Scheduler scheduler;
  private final DiameterTransport.Handler end;
  private final OneAtATime turns = new OneAtATime();
  private Optional<Scheduler.Timeout> redial = Optional.empty();
  private long upSince;
  private int failures;
  private boolean stopped;

  DiameterDial(
      DiameterTransport transport,
      InetSocketAddress local,
      InetSocketAddress peer,
      Backoff reconnect,
      Scheduler scheduler,
      DiameterTransport.Handler end) {
    this.transport = transport;
    this.local = local;
    this.peer = peer;
    this.reconnect = reconnect;
    this.scheduler = scheduler;
    this.end = end;
  }

  void start() {
    turns.run(this::dial);
  }

  void stop() {
    turns.run(() -> {
      stopped = true;
      redial.ifPresent(Scheduler.Timeout::cancel);
    });
  }

  @Override
  public void up(DiameterTransport.Connection connection) {
    turns.run(() -> upSince = scheduler.nanoTime());
    end.up(connection);
  }

  @Override
  public void received(DiameterTransport.Connection connection, List<Octets> burst) {
    end.received(connection, burst);
  }

  @Override
  public void down(DiameterTransport.Connection connection) {
    end.down(connection);
    turns.run(this::redialAfterDown);
  }

  @Override
  public void unreachable(InetSocketAddress unreachable) {
    end.unreachable(unreachable);
    turns.run(this::redialLater);
  }

  private void dial() {
    if (!stopped) {
      try {
        transport.dial(local, peer, this);
      } catch (IOException refused) {
        LOG.log(System.Logger.Level.WARNING, "Dialling " + peer + " failed", refused);
        redialLater();
      }
    }
  }

  // A connection that held for long was no failure.
  private void redialAfterDown() {
    if (scheduler.nanoTime() - upSince > reconnect.longest().toNanos()) {
      failures = 0;
    }
    redialLater();
  }

  private void redialLater() {
    if (!stopped) {
      var wait = reconnect.after(++failures);
      redial = Optional.of(scheduler.after(wait, () -> turns.run(this::dial)));
    }
  }
}
