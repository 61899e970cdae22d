package io.telcomesh.enodebsim.bearers;

import io.telcomesh.enodebsim.interfaces.MemoryUeInterface;
import io.telcomesh.enodebsim.interfaces.TunUeInterface;
import io.telcomesh.enodebsim.interfaces.UeInterface;
import io.telcomesh.gtp.Teid;
import io.telcomesh.referencepoints.ReferencePoint;
import io.telcomesh.referencepoints.Wire;
import io.telcomesh.referencepoints.WireEvent;
import io.telcomesh.referencepoints.WireListener;
import io.telcomesh.referencepoints.Wires;
import io.telcomesh.userplane.ForwardingAction;
import io.telcomesh.userplane.ForwardingRule;
import io.telcomesh.userplane.UserPlane;
import io.telcomesh.userplane.UserPlaneEvent;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Bearers of the user plane's engine, for UEs with TUN interfaces.
public final class ForwardedBearers implements Bearers, WireListener {
  private static final System.Logger LOG = System.getLogger(ForwardedBearers.class.getName());
  private static final ForwardingAction DROP = new ForwardingAction.Drop();

  private final Wires wires;
  private final UserPlane userPlane;
  private final Set<InetAddress> bound = ConcurrentHashMap.newKeySet();
  private final Map<ForwardingRule, Runnable> lost = new ConcurrentHashMap<>();

  private ForwardedBearers(Wires wires, int threads) {
    this.wires = wires;
    this.userPlane = UserPlane.start(threads, this::happened);
  }

  /// Starts to listen to the wires.
  ///
  /// @param threads that forward packets; interfaces have as many queues
  public static ForwardedBearers start(Wires wires, int threads) {
    var bearers = new ForwardedBearers(wires, threads);
    wires.listen(bearers);
    return bearers;
  }

  /// Where the UEs' interfaces are attached to.
  public UserPlane userPlane() {
    return userPlane;
  }

  @Override
  public Optional<Bearer> setUp(Sgw sgw, Runnable onLost) {
    return wires
        .find(ReferencePoint.S1_U, sgw.address())
        .map(Wire::local)
        .filter(bound::contains)
        .map(local -> new Tunnel(sgw, local, onLost));
  }

  @Override
  public void on(WireEvent event) {
    switch (event) {
      case WireEvent.Up(var wire) -> bind(wire);
      case WireEvent.Moved(var before, var after) -> {
        bind(after);
        unbindUnused(before);
      }
      case WireEvent.Down(var wire) -> unbindUnused(wire);
    }
  }

  @Override
  public void close() {
    wires.forget(this);
    userPlane.close();
  }

  private void bind(Wire wire) {
    if (wire.referencePoint() != ReferencePoint.S1_U || !bound.add(wire.local())) {
      return;
    }
    try {
      userPlane.bind(wire.local());
    } catch (IOException refused) {
      bound.remove(wire.local());
      LOG.log(System.Logger.Level.ERROR, "GTP-U cannot be received on " + wire, refused);
    }
  }

  private void unbindUnused(Wire wire) {
    boolean used =
        wires.all(ReferencePoint.S1_U).stream()
            .anyMatch(other -> other.local().equals(wire.local()));
    if (wire.referencePoint() == ReferencePoint.S1_U && !used && bound.remove(wire.local())) {
      userPlane.unbind(wire.local());
    }
  }

  private void happened(UserPlaneEvent event) {
    switch (event) {
      case UserPlaneEvent.TunnelUnknownToPeer(var rule) ->
          Optional.ofNullable(lost.get(rule)).ifPresent(Runnable::run);
      case UserPlaneEvent.PacketBuffered _, UserPlaneEvent.EchoAnswered _ -> {}
    }
  }

  private final class Tunnel implements Bearer {
    private final ForwardingAction.ToTunnel toSgw;
    private final ForwardingRule downlink;
    private final Runnable onLost;
    private volatile @Nullable ForwardingRule uplink;

    Tunnel(Sgw sgw, InetAddress local, Runnable onLost) {
      this.toSgw = new ForwardingAction.ToTunnel(local, sgw.address(), sgw.teid());
      this.downlink = userPlane.addTunnel(local, DROP);
      this.onLost = onLost;
    }

    @Override
    public InetAddress local() {
      return toSgw.local();
    }

    @Override
    public Teid teid() {
      return downlink.teid();
    }

    @Override
    public void connect(UeInterface ue, Inet4Address address) {
      var tun =
          switch (ue) {
            case TunUeInterface with -> with.tun();
            case MemoryUeInterface memory ->
                throw new IllegalArgumentException(memory.description() + " is no TUN interface");
          };
      var rule = userPlane.addUeAddress(address, toSgw);
      uplink = rule;
      lost.put(rule, onLost);
      userPlane.change(downlink, new ForwardingAction.ToInterface(tun));
    }

    @Override
    public void close() {
      userPlane.remove(downlink);
      var rule = uplink;
      if (rule != null && lost.remove(rule) != null) {
        userPlane.remove(rule);
      }
    }
  }
}
