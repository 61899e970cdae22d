package io.telcomesh.enodebsim.bearers;

import io.telcomesh.userplane.BufferLimits;
import io.telcomesh.userplane.BufferSpace;
import io.telcomesh.userplane.ForwardingAction;
import io.telcomesh.userplane.ForwardingRule;
import io.telcomesh.userplane.LinkDirection;
import io.telcomesh.userplane.UeAddresses;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

/// What a UE sends from the addresses of one PDN connection. It goes into the bearer that the
/// connection has; without one the first packets are kept, as the modem keeps them, and the UE is
/// told.
public final class Uplink {
  private final BufferSpace kept = new BufferSpace(BufferLimits.DEFAULT);
  private final Way keep = new Way(new ForwardingAction.Buffer(kept), () -> {});
  private final Bearers bearers;
  private final Runnable onPacket;
  private final List<ForwardingRule> rules = new CopyOnWriteArrayList<>();
  private final AtomicReference<Way> way = new AtomicReference<>(keep);

  /// Where the packets go.
  private record Way(ForwardingAction action, Runnable onLost) {}

  Uplink(Bearers bearers, Runnable onPacket) {
    this.bearers = bearers;
    this.onPacket = onPacket;
  }

  /// The UE has these addresses too.
  ///
  /// @throws IllegalStateException when another UE has one of them
  public void add(UeAddresses addresses) {
    var userPlane = bearers.userPlane();
    var rule = userPlane.count(LinkDirection.UPLINK, userPlane.addUe(addresses, keep.action));
    rules.add(rule);
    bearers.watchKept(rule, onPacket);
    bearers.watch(rule, () -> way().onLost.run());
    follow(rule);
  }

  private Way way() {
    return Objects.requireNonNull(way.get());
  }

  /// Whether packets wait for a bearer.
  public boolean keepsPackets() {
    return kept.packets() > 0;
  }

  /// Packets that were sent.
  long packets() {
    return rules.stream().mapToLong(ForwardingRule::packets).sum();
  }

  void connect(ForwardingAction.ToTunnel sgw, Runnable onLost) {
    way.set(new Way(sgw, onLost));
    rules.forEach(this::follow);
  }

  /// Unless another bearer has taken over.
  void disconnect(ForwardingAction.ToTunnel sgw) {
    var now = way();
    if (now.action == sgw && way.compareAndSet(now, keep)) {
      rules.forEach(this::follow);
    }
  }

  /// The way may change meanwhile, on another thread.
  private void follow(ForwardingRule rule) {
    Way followed;
    do {
      followed = way();
      bearers.userPlane().change(rule, followed.action);
    } while (way() != followed);
  }

  /// Drops what is kept, so that the next packet is a first one.
  public void drop() {
    if (way() == keep) {
      for (var rule : rules) {
        bearers.userPlane().change(rule, new ForwardingAction.Drop());
        bearers.userPlane().change(rule, keep.action);
      }
    }
  }

  /// The addresses are not the UE's any more. More than once is as once.
  public void close() {
    way.set(new Way(new ForwardingAction.Drop(), () -> {}));
    for (var rule : rules) {
      bearers.unwatch(rule);
      bearers.unwatchKept(rule);
      bearers.userPlane().remove(rule);
    }
  }
}
