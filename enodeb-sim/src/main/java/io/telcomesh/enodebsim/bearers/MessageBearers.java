package io.telcomesh.enodebsim.bearers;

import io.telcomesh.codec.Octets;
import io.telcomesh.enodebsim.interfaces.MemoryUeInterface;
import io.telcomesh.enodebsim.interfaces.TunUeInterface;
import io.telcomesh.enodebsim.interfaces.UeInterface;
import io.telcomesh.gtp.Teid;
import io.telcomesh.gtp.gtpu.GtpuMessage;
import io.telcomesh.referencepoints.ReferencePoint;
import io.telcomesh.referencepoints.Surroundings;
import io.telcomesh.referencepoints.Wires;
import io.telcomesh.referencepoints.gtpu.GtpuEnd;
import io.telcomesh.referencepoints.gtpu.IncomingGtpu;
import io.telcomesh.referencepoints.udp.UdpProvider;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Bearers that carry packet by packet over any UDP, for UEs whose interfaces are in memory.
public final class MessageBearers implements Bearers {
  private final AtomicInteger lastTeid = new AtomicInteger();
  private final Map<Teid, Tunnel> tunnels = new ConcurrentHashMap<>();
  private final GtpuEnd end;

  private MessageBearers(UdpProvider udp, Wires wires, Surroundings surroundings) {
    end = GtpuEnd.start(udp, List.of(ReferencePoint.S1_U), wires, surroundings, this::received);
  }

  /// Starts to listen to the wires.
  public static MessageBearers start(UdpProvider udp, Wires wires, Surroundings surroundings) {
    return new MessageBearers(udp, wires, surroundings);
  }

  @Override
  public Optional<Bearer> setUp(Sgw sgw, Runnable lost) {
    return end.wayTo(sgw.address()).map(way -> add(sgw, way.socket().local().getAddress(), lost));
  }

  /// How many tunnels end here.
  public int size() {
    return tunnels.size();
  }

  @Override
  public void close() {
    end.close();
  }

  private Bearer add(Sgw sgw, InetAddress local, Runnable lost) {
    var tunnel = new Tunnel(sgw, local, new Teid(lastTeid.incrementAndGet()), lost);
    tunnels.put(tunnel.teid, tunnel);
    return tunnel;
  }

  private void received(List<IncomingGtpu> burst) {
    burst.forEach(this::received);
  }

  private void received(IncomingGtpu incoming) {
    switch (incoming.message()) {
      case GtpuMessage.GPdu(var packet) ->
          Optional.ofNullable(tunnels.get(incoming.header().teid()))
              .ifPresentOrElse(tunnel -> tunnel.receive(packet), () -> end.unknownTunnel(incoming));
      case GtpuMessage.ErrorIndication(var teid, var address, var _) ->
          tunnels.values().stream()
              .filter(tunnel -> tunnel.sgw.equals(new Sgw(address, teid)))
              .forEach(tunnel -> tunnel.lost.run());
      // after an End Marker nothing more comes: the tunnel goes with its UE context
      case GtpuMessage.EndMarker _, GtpuMessage.EchoRequest _ -> {}
      case GtpuMessage.EchoResponse _, GtpuMessage.SupportedExtensionHeadersNotification _ -> {}
    }
  }

  private final class Tunnel implements Bearer {
    private final Sgw sgw;
    private final InetAddress local;
    private final Teid teid;
    private final Runnable lost;
    private volatile @Nullable MemoryUeInterface ue;

    Tunnel(Sgw sgw, InetAddress local, Teid teid, Runnable lost) {
      this.sgw = sgw;
      this.local = local;
      this.teid = teid;
      this.lost = lost;
    }

    @Override
    public InetAddress local() {
      return local;
    }

    @Override
    public Teid teid() {
      return teid;
    }

    @Override
    public void connect(UeInterface to, Inet4Address address) {
      ue =
          switch (to) {
            case MemoryUeInterface memory -> memory;
            case TunUeInterface tun ->
                throw new IllegalArgumentException(tun.description() + " is not in memory");
          };
      ue.sendsTo(this::send);
    }

    @Override
    public void close() {
      tunnels.remove(teid);
      if (ue != null) {
        ue.sendsTo(_ -> {});
      }
    }

    private void send(Octets packet) {
      end.send(sgw.address(), sgw.teid(), new GtpuMessage.GPdu(packet));
    }

    private void receive(Octets packet) {
      if (ue != null) {
        ue.receive(packet);
      }
    }
  }
}
