package io.telcomesh.enodebsim.bearers;

import io.telcomesh.userplane.ForwardingAction;
import io.telcomesh.userplane.ForwardingRule;
import io.telcomesh.userplane.UeAddresses;
import java.net.Inet4Address;
import java.util.concurrent.atomic.AtomicReference;

/// What a UE sends from one of its addresses. It goes into the bearer that the UE has; without one
/// the first packets are kept, as the modem keeps them, and the UE is told.
public final class Uplink {
  private final ForwardingAction keep = new ForwardingAction.Buffer();
  private final Bearers bearers;
  private final ForwardingRule rule;
  private final AtomicReference<ForwardingAction> to = new AtomicReference<>(keep);

  /// @throws IllegalStateException when another UE has the address
  Uplink(Bearers bearers, Inet4Address address, Runnable onPacket) {
    this.bearers = bearers;
    this.rule = bearers.userPlane().addUe(UeAddresses.of(address), keep);
    bearers.watchKept(rule, onPacket);
  }

  /// Packets that were sent.
  long packets() {
    return rule.packets();
  }

  void connect(ForwardingAction.ToTunnel sgw, Runnable onLost) {
    to.set(sgw);
    bearers.watch(rule, onLost);
    bearers.userPlane().change(rule, sgw);
  }

  /// Unless another bearer has taken over.
  void disconnect(ForwardingAction.ToTunnel sgw) {
    if (to.compareAndSet(sgw, keep)) {
      bearers.unwatch(rule);
      bearers.userPlane().change(rule, keep);
    }
  }

  /// Drops what is kept, so that the next packet is a first one.
  public void drop() {
    if (keep.equals(to.get())) {
      bearers.userPlane().change(rule, new ForwardingAction.Drop());
      bearers.userPlane().change(rule, keep);
    }
  }

  /// The address is not the UE's any more. More than once is as once.
  public void close() {
    to.set(new ForwardingAction.Drop());
    bearers.unwatch(rule);
    bearers.unwatchKept(rule);
    bearers.userPlane().remove(rule);
  }
}
