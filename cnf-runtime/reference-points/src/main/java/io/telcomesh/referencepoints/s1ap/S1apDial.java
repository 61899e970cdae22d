package io.telcomesh.referencepoints.s1ap;

import io.telcomesh.procedures.Scheduler;
import io.telcomesh.referencepoints.Backoff;
import io.telcomesh.referencepoints.OneAtATime;
import io.telcomesh.referencepoints.Wire;
import io.telcomesh.referencepoints.sctp.Association;
import io.telcomesh.referencepoints.sctp.AssociationEnd;
import io.telcomesh.referencepoints.sctp.AssociationHandler;
import io.telcomesh.referencepoints.sctp.SctpMessage;
import io.telcomesh.referencepoints.sctp.SctpOptions;
import io.telcomesh.referencepoints.sctp.SctpProvider;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Keeps one eNodeB's association over one wire: dials, and dials again when it ends, until it is
/// told to stop.
final class S1apDial implements AssociationHandler {
  private static final System.Logger LOG = System.getLogger(S1apDial.class.getName());
  private static final Backoff REDIAL = new Backoff(Duration.ofMillis(250), Duration.ofSeconds(8));

  private final SctpProvider sctp;
  private final SctpOptions options;
  private final InetSocketAddress local;
  private final InetSocketAddress peer;
  private final AssociationHandler end;
  private final Scheduler scheduler;
  private final OneAtATime turns = new OneAtATime();
  private Optional<Association> association = Optional.empty();
  private Optional<Scheduler.Timeout> redial = Optional.empty();
  private int failures;
  private boolean stopped;

  S1apDial(
      SctpProvider sctp,
      SctpOptions options,
      Wire wire,
      InetAddress peer,
      AssociationHandler end,
      Scheduler scheduler) {
    this.sctp = sctp;
    this.options = options;
    this.local = new InetSocketAddress(wire.local(), 0);
    this.peer = new InetSocketAddress(peer, S1apEnd.PORT);
    this.end = end;
    this.scheduler = scheduler;
  }

  void start() {
    turns.run(this::dial);
  }

  /// @param abort at once, because the wire is gone; else in order
  void stop(boolean abort) {
    turns.run(() -> {
      stopped = true;
      redial.ifPresent(Scheduler.Timeout::cancel);
      association.ifPresent(abort ? Association::abort : Association::shutdown);
    });
  }

  @Override
  public void up(Association up) {
    turns.run(() -> failures = 0);
    end.up(up);
  }

  @Override
  public void received(Association from, List<SctpMessage> burst) {
    end.received(from, burst);
  }

  @Override
  public void restarted(Association restarted) {
    end.restarted(restarted);
  }

  @Override
  public void down(Association down, AssociationEnd how) {
    end.down(down, how);
    turns.run(this::redialLater);
  }

  private void dial() {
    if (stopped) {
      return;
    }
    try {
      association = Optional.of(sctp.connect(local, peer, options, this));
    } catch (IOException refused) {
      LOG.log(System.Logger.Level.WARNING, "Dialling " + peer + " failed", refused);
      redialLater();
    }
  }

  private void redialLater() {
    association = Optional.empty();
    if (!stopped) {
      var wait = REDIAL.after(++failures);
      redial = Optional.of(scheduler.after(wait, () -> turns.run(this::dial)));
    }
  }
}
