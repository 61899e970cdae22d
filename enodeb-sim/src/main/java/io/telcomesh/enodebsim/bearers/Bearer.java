package io.telcomesh.enodebsim.bearers;

import io.telcomesh.codec.Octets;
import io.telcomesh.enodebsim.interfaces.UeInterface;
import io.telcomesh.gtp.Teid;
import io.telcomesh.userplane.ForwardingAction;
import io.telcomesh.userplane.ForwardingRule;
import io.telcomesh.userplane.LinkDirection;
import java.net.InetAddress;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/// The two tunnels of one E-RAB. Packets that come before [#connect] are dropped.
public final class Bearer {
  private final Bearers bearers;
  private final ForwardingAction.ToTunnel toSgw;
  private final ForwardingRule downlink;
  private final AtomicReference<Optional<Uplink>> uplink = new AtomicReference<>(Optional.empty());
  private final Runnable onLost;

  Bearer(
      Bearers bearers,
      Bearers.Sgw sgw,
      InetAddress local,
      Runnable onLost,
      Consumer<Octets> onLinkPacket) {
    this.bearers = bearers;
    this.toSgw = new ForwardingAction.ToTunnel(local, sgw.address(), sgw.teid());
    var userPlane = bearers.userPlane();
    this.downlink =
        userPlane.count(
            LinkDirection.DOWNLINK, userPlane.addTunnel(local, new ForwardingAction.Drop()));
    this.onLost = onLost;
    bearers.listen(downlink, onLinkPacket);
  }

  /// Our address, to which the SGW sends.
  public InetAddress local() {
    return toSgw.local();
  }

  /// Our TEID.
  public Teid teid() {
    return downlink.teid();
  }

  /// From now on downlink packets come out of the UE's interface, and what the UE sends goes to the
  /// SGW.
  public void connect(UeInterface ue, Uplink from) {
    bearers.userPlane().change(downlink, new ForwardingAction.ToInterface(ue.tun()));
    uplink.set(Optional.of(from));
    from.connect(toSgw, onLost);
  }

  /// Packets of both directions.
  public long packets() {
    return downlink.packets() + sent();
  }

  private long sent() {
    return Optional.ofNullable(uplink.get()).flatMap(from -> from).map(Uplink::packets).orElse(0L);
  }

  /// Sends a packet of the UE that is for its router alone.
  public void send(Octets packet) {
    bearers.userPlane().send(toSgw, packet);
  }

  /// Takes both tunnels down; more than once is as once.
  public void close() {
    bearers.unlisten(downlink);
    bearers.userPlane().remove(downlink);
    uplink.getAndSet(Optional.empty()).ifPresent(from -> from.disconnect(toSgw));
  }
}
