package io.telcomesh.enodebsim.bearers;

import io.telcomesh.codec.Octets;
import io.telcomesh.enodebsim.interfaces.UeInterface;
import io.telcomesh.gtp.Teid;
import io.telcomesh.userplane.ForwardingAction;
import io.telcomesh.userplane.ForwardingRule;
import io.telcomesh.userplane.UeAddresses;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// The two tunnels of one E-RAB. Packets that come before [#connect] are dropped.
public final class Bearer {
  private final Bearers bearers;
  private final ForwardingAction.ToTunnel toSgw;
  private final ForwardingRule downlink;
  private final List<ForwardingRule> uplink = new CopyOnWriteArrayList<>();
  private final Runnable onLost;

  Bearer(
      Bearers bearers,
      Bearers.Sgw sgw,
      InetAddress local,
      Runnable onLost,
      Consumer<Octets> onLinkPacket) {
    this.bearers = bearers;
    this.toSgw = new ForwardingAction.ToTunnel(local, sgw.address(), sgw.teid());
    this.downlink = bearers.userPlane().addTunnel(local, new ForwardingAction.Drop());
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

  /// From now on downlink packets come out of the UE's interface.
  public void connect(UeInterface ue) {
    bearers.userPlane().change(downlink, new ForwardingAction.ToInterface(ue.tun()));
  }

  /// From now on what the UE sends from these addresses goes to the SGW.
  ///
  /// @throws IllegalStateException when another UE has one of them
  public void sendFrom(UeAddresses addresses) {
    var rule = bearers.userPlane().addUe(addresses, toSgw);
    uplink.add(rule);
    bearers.watch(rule, onLost);
  }

  /// Sends a packet of the UE that is for its router alone.
  public void send(Octets packet) {
    bearers.userPlane().send(toSgw, packet);
  }

  /// Takes both tunnels down; more than once is as once.
  public void close() {
    bearers.unlisten(downlink);
    bearers.userPlane().remove(downlink);
    for (var rule : List.copyOf(uplink)) {
      if (uplink.remove(rule)) {
        bearers.unwatch(rule);
        bearers.userPlane().remove(rule);
      }
    }
  }
}
