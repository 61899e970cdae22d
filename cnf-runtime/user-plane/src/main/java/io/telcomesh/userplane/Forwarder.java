package io.telcomesh.userplane;

import io.telcomesh.codec.Octets;
import io.telcomesh.gtp.Teid;
import io.telcomesh.gtp.gtpu.GPduHeader;
import io.telcomesh.gtp.gtpu.Gtpu;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// What happens to a packet, on one thread from the first octet to the last.
final class Forwarder {
  private final Rules rules;
  private final Drops drops;
  private final PathMessages pathMessages;
  private final LongSupplier nanoTime;
  private volatile GtpuSocket[] sockets = {};
  private volatile TunPort[] ports = {};

  /// A port that a packet of the burst was given to.
  private @Nullable TunPort written;

  Forwarder(Rules rules, Drops drops, PathMessages pathMessages, LongSupplier nanoTime) {
    this.rules = rules;
    this.drops = drops;
    this.pathMessages = pathMessages;
    this.nanoTime = nanoTime;
  }

  void sockets(GtpuSocket[] all) {
    sockets = all;
  }

  void ports(TunPort[] all) {
    ports = all;
  }

  GtpuSocket[] sockets() {
    return sockets;
  }

  TunPort[] ports() {
    return ports;
  }

  /// A datagram from a peer.
  void fromTunnel(
      GtpuSocket socket, ByteBuffer buffer, int from, int end, InetSocketAddress sender) {
    int payload = GPduHeader.payload(buffer, from, end);
    if (payload == GPduHeader.MALFORMED) {
      drops.count(DropReason.MALFORMED);
      return;
    }
    int type = GPduHeader.messageType(buffer, from);
    if (type != Gtpu.G_PDU && type != Gtpu.END_MARKER) {
      pathMessages.received(socket, octets(buffer, from, end), sender);
      return;
    }
    int teid = GPduHeader.teid(buffer, from);
    var rule = rules.tunnel(teid);
    if (rule == null || !rule.endsAt(socket.local())) {
      drops.count(DropReason.UNKNOWN_TUNNEL);
      if (type == Gtpu.G_PDU) {
        pathMessages.answerUnknownTunnel(socket, new Teid(teid), sender);
      }
      return;
    }
    switch (rule.action()) {
      case ForwardingAction.ToTunnel to -> pass(rule, to, socket, buffer, from, end, sender);
      case ForwardingAction.ToInterface(var tun) -> {
        if (type == Gtpu.END_MARKER) {
          drops.count(DropReason.UNEXPECTED_MESSAGE);
        } else if (payload == GPduHeader.COMPREHENSION_REQUIRED) {
          pathMessages.answerUnsupportedExtension(socket, sender);
          drop(rule, DropReason.UNSUPPORTED_EXTENSION);
        } else {
          deliver(rule, tun, buffer, payload, end);
        }
      }
      case ForwardingAction.Buffer(var space) -> keep(rule, space, buffer, from, end);
      case ForwardingAction.Drop _ -> drop(rule, DropReason.RULE);
    }
  }

  /// A packet from a TUN interface, with room for a GTP-U header in front of it.
  void fromInterface(ByteBuffer buffer, int from, int end, boolean towardsUe) {
    var rule = ue(buffer, from, end, towardsUe);
    if (rule == null || !admitted(rule, end - from)) {
      return;
    }
    switch (rule.action()) {
      case ForwardingAction.ToTunnel to -> encapsulate(rule, to, buffer, from, end);
      case ForwardingAction.ToInterface(var tun) -> deliver(rule, tun, buffer, from, end);
      case ForwardingAction.Buffer(var space) -> keep(rule, space, buffer, from, end);
      case ForwardingAction.Drop _ -> drop(rule, DropReason.RULE);
    }
  }

  /// The rule of the UE that a packet comes from or goes to; null, and counted, where it is
  /// nobody's.
  private @Nullable ForwardingRule ue(ByteBuffer buffer, int from, int end, boolean towardsUe) {
    ForwardingRule rule;
    if (Ipv4.is(buffer, from, end)) {
      rule =
          rules.ueAddress(towardsUe ? Ipv4.source(buffer, from) : Ipv4.destination(buffer, from));
    } else if (Ipv6.is(buffer, from, end)) {
      rule =
          rules.uePrefix(
              towardsUe ? Ipv6.sourcePrefix(buffer, from) : Ipv6.destinationPrefix(buffer, from));
    } else {
      drops.count(DropReason.NOT_IP);
      return null;
    }
    if (rule == null) {
      drops.count(DropReason.UNKNOWN_UE);
    }
    return rule;
  }

  /// Whether the rule's gate and rate let a packet through; if not, it is counted.
  private boolean admitted(ForwardingRule rule, int octets) {
    var enforced = rule.enforcement();
    if (enforced == null) {
      return true;
    }
    if (!enforced.open()) {
      drop(rule, DropReason.GATE_CLOSED);
      return false;
    }
    if (!enforced.admits(octets, nanoTime.getAsLong())) {
      drop(rule, DropReason.RATE_EXCEEDED);
      return false;
    }
    return true;
  }

  /// Forwards what a rule kept, oldest first.
  void release(ForwardingRule rule) {
    if (rule.action() instanceof ForwardingAction.Buffer) {
      return;
    }
    dropTooOld(rule);
    for (var kept = rule.takeKept(); kept != null; kept = rule.takeKept()) {
      var packet = kept.datagramOrPacket();
      var buffer = ByteBuffer.allocateDirect(TunPort.HEADROOM + packet.length());
      buffer.put(TunPort.HEADROOM, packet.toByteArray());
      releaseOne(rule, buffer);
    }
    flush();
  }

  /// The burst is over.
  void flush() {
    for (var socket : sockets) {
      socket.flush();
    }
    var port = written;
    if (port != null) {
      written = null;
      port.flush();
    }
  }

  void failed(Throwable cause) {
    System.getLogger(Forwarder.class.getName())
        .log(System.Logger.Level.DEBUG, "a datagram or packet was lost", cause);
    drops.count(DropReason.REFUSED_BY_KERNEL);
  }

  @Nullable GtpuSocket socket(InetAddress local) {
    for (var socket : sockets) {
      if (socket.local().equals(local)) {
        return socket;
      }
    }
    return null;
  }

  private void releaseOne(ForwardingRule rule, ByteBuffer buffer) {
    int from = TunPort.HEADROOM;
    int end = buffer.capacity();
    boolean datagram = rule.match() instanceof PacketMatch.Tunnel;
    switch (rule.action()) {
      case ForwardingAction.ToTunnel to when datagram -> pass(rule, to, buffer, from, end);
      case ForwardingAction.ToTunnel to -> encapsulate(rule, to, buffer, from, end);
      case ForwardingAction.ToInterface(var tun) -> {
        int payload = datagram ? GPduHeader.payload(buffer, from, end) : from;
        if (payload < 0) {
          drop(rule, DropReason.UNSUPPORTED_EXTENSION);
        } else {
          deliver(rule, tun, buffer, payload, end);
        }
      }
      case ForwardingAction.Buffer(var space) -> keep(rule, space, buffer, from, end);
      case ForwardingAction.Drop _ -> drop(rule, DropReason.RULE);
    }
  }

  /// From tunnel to tunnel: the datagram goes on as it came but for its TEID. Extension headers
  /// that are not for the next node are taken out, TS 29.281 §5.2.1.
  private void pass(
      ForwardingRule rule,
      ForwardingAction.ToTunnel to,
      GtpuSocket from,
      ByteBuffer buffer,
      int start,
      int end,
      InetSocketAddress sender) {
    if (!GPduHeader.hasExtensions(buffer, start)) {
      pass(rule, to, buffer, start, end);
      return;
    }
    var further = Extensions.pass(octets(buffer, start, end));
    if (further.isEmpty()) {
      pathMessages.answerUnsupportedExtension(from, sender);
      drop(rule, DropReason.UNSUPPORTED_EXTENSION);
      return;
    }
    var datagram = ByteBuffer.wrap(further.get().toByteArray());
    pass(rule, to, datagram, 0, datagram.capacity());
  }

  private void pass(
      ForwardingRule rule, ForwardingAction.ToTunnel to, ByteBuffer buffer, int start, int end) {
    var out = socket(to.local());
    if (out == null) {
      drop(rule, DropReason.NOWHERE_TO_SEND);
      return;
    }
    GPduHeader.setTeid(buffer, start, to.teid().value());
    out.send(buffer, start, end - start, rule.peer(to));
    rule.forwarded(end - start - GPduHeader.LENGTH);
  }

  private void encapsulate(
      ForwardingRule rule, ForwardingAction.ToTunnel to, ByteBuffer buffer, int from, int end) {
    var out = socket(to.local());
    if (out == null) {
      drop(rule, DropReason.NOWHERE_TO_SEND);
      return;
    }
    int start = from - GPduHeader.LENGTH;
    GPduHeader.put(buffer, start, to.teid().value(), end - from);
    out.send(buffer, start, end - start, rule.peer(to));
    rule.forwarded(end - from);
  }

  private void deliver(
      ForwardingRule rule, TunInterface tun, ByteBuffer buffer, int from, int end) {
    if (Ipv6.is(buffer, from, end) && Ipv6.staysOnLink(buffer, from)) {
      toNeighbour(rule, buffer, from, end);
    } else if (allowed(rule, buffer, from, end) && admitted(rule, end - from)) {
      var port = port(tun);
      if (port == null) {
        drop(rule, DropReason.NOWHERE_TO_SEND);
      } else {
        port.write(buffer, from, end);
        written = port;
        rule.forwarded(end - from);
      }
    }
  }

  /// Whether the source is the UE's own; if not, it is counted.
  private boolean allowed(ForwardingRule rule, ByteBuffer buffer, int from, int end) {
    if (Ipv4.is(buffer, from, end)) {
      if (rule.allowsSource(Ipv4.source(buffer, from))) {
        return true;
      }
    } else if (!Ipv6.is(buffer, from, end)) {
      drop(rule, DropReason.NOT_IP);
      return false;
    } else if (rule.allowsSource(Ipv6.sourcePrefix(buffer, from))) {
      return true;
    }
    drop(rule, DropReason.FORGED_SOURCE);
    return false;
  }

  private void toNeighbour(ForwardingRule rule, ByteBuffer buffer, int from, int end) {
    if (!rule.speaksIpv6()) {
      drop(rule, DropReason.NOT_FOR_ROUTERS);
    } else if (admitted(rule, end - from)) {
      pathMessages.tell(new UserPlaneEvent.LinkPacket(rule, octets(buffer, from, end)));
    }
  }

  private void dropTooOld(ForwardingRule rule) {
    while (rule.keepsTooOld(nanoTime.getAsLong()) && rule.takeKept() != null) {
      drop(rule, DropReason.TOO_OLD);
    }
  }

  private void keep(ForwardingRule rule, BufferSpace space, ByteBuffer buffer, int from, int end) {
    dropTooOld(rule);
    var packet =
        new ForwardingRule.KeptPacket(octets(buffer, from, end), space, nanoTime.getAsLong());
    switch (rule.keep(packet)) {
      case FIRST -> pathMessages.tell(new UserPlaneEvent.PacketBuffered(rule));
      case ANOTHER -> {}
      case FULL -> drop(rule, DropReason.BUFFER_FULL);
    }
  }

  private void drop(ForwardingRule rule, DropReason reason) {
    rule.droppedOne();
    drops.count(reason);
  }

  private @Nullable TunPort port(TunInterface tun) {
    for (var port : ports) {
      if (port.of(tun)) {
        return port;
      }
    }
    return null;
  }

  private static Octets octets(ByteBuffer buffer, int from, int end) {
    return Octets.copyOf(buffer.duplicate().limit(end).position(from));
  }
}
