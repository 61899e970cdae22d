package io.telcomesh.enodebsim.bearers;

import io.telcomesh.codec.Octets;
import io.telcomesh.gtp.Teid;
import io.telcomesh.referencepoints.ReferencePoint;
import io.telcomesh.referencepoints.Wire;
import io.telcomesh.referencepoints.Wires;
import io.telcomesh.userplane.ForwardingRule;
import io.telcomesh.userplane.UserPlane;
import io.telcomesh.userplane.UserPlaneEvent;
import io.telcomesh.userplane.UserPlaneProvider;
import io.telcomesh.userplane.UserPlaneWires;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// The GTP-U end of all eNodeBs of a simulator, which share its s1-u wires.
public final class Bearers implements AutoCloseable {
  private final Wires wires;
  private final UserPlane userPlane;
  private final UserPlaneWires userPlaneWires;
  private final Map<ForwardingRule, Runnable> lost = new ConcurrentHashMap<>();
  private final Map<ForwardingRule, Runnable> kept = new ConcurrentHashMap<>();
  private final Map<ForwardingRule, Consumer<Octets>> listening = new ConcurrentHashMap<>();

  private Bearers(UserPlaneProvider provider, Wires wires) {
    this.wires = wires;
    this.userPlane = provider.start(this::happened);
    this.userPlaneWires = UserPlaneWires.bind(userPlane, List.of(ReferencePoint.S1_U), wires);
  }

  /// Starts to listen to the wires.
  public static Bearers start(UserPlaneProvider provider, Wires wires) {
    return new Bearers(provider, wires);
  }

  /// The SGW's end of a bearer.
  public record Sgw(InetAddress address, Teid teid) {}

  /// What the UEs' interfaces are attached to.
  public UserPlane userPlane() {
    return userPlane;
  }

  /// Makes our end of a bearer.
  ///
  /// @param onLost is called, on any thread, when the SGW says that it does not have its end (TS
  ///   23.007 §22)
  /// @param onLinkPacket takes, on any thread, the IPv6 packets that are for the UE from its router
  /// @return empty when no s1-u wire leads to the SGW
  public Optional<Bearer> setUp(Sgw sgw, Runnable onLost, Consumer<Octets> onLinkPacket) {
    return wires
        .find(ReferencePoint.S1_U, sgw.address())
        .map(Wire::local)
        .map(local -> new Bearer(this, sgw, local, onLost, onLinkPacket));
  }

  /// What a UE sends over a PDN connection, which has no address yet.
  ///
  /// @param onPacket is called, on any thread, with the first packet that there is no bearer for
  public Uplink uplink(Runnable onPacket) {
    return new Uplink(this, onPacket);
  }

  @Override
  public void close() {
    userPlaneWires.close();
  }

  void watch(ForwardingRule uplink, Runnable onLost) {
    lost.put(uplink, onLost);
  }

  void unwatch(ForwardingRule uplink) {
    lost.remove(uplink);
  }

  void watchKept(ForwardingRule uplink, Runnable onPacket) {
    kept.put(uplink, onPacket);
  }

  void unwatchKept(ForwardingRule uplink) {
    kept.remove(uplink);
  }

  void listen(ForwardingRule downlink, Consumer<Octets> onLinkPacket) {
    listening.put(downlink, onLinkPacket);
  }

  void unlisten(ForwardingRule downlink) {
    listening.remove(downlink);
  }

  private void happened(UserPlaneEvent event) {
    switch (event) {
      case UserPlaneEvent.TunnelUnknownToPeer(var rule) ->
          Optional.ofNullable(lost.get(rule)).ifPresent(Runnable::run);
      case UserPlaneEvent.PacketBuffered(var rule) ->
          Optional.ofNullable(kept.get(rule)).ifPresent(Runnable::run);
      case UserPlaneEvent.LinkPacket(var rule, var packet) ->
          Optional.ofNullable(listening.get(rule)).ifPresent(ue -> ue.accept(packet));
      case UserPlaneEvent.EchoAnswered _ -> {}
    }
  }
}
