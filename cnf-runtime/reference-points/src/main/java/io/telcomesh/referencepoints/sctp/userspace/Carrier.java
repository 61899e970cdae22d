package io.telcomesh.referencepoints.sctp.userspace;

import static io.telcomesh.referencepoints.sctp.userspace.CFunctions.INT;
import static io.telcomesh.referencepoints.sctp.userspace.CFunctions.SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.Inet4Address;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Map;

/// One socket on one address of ours that carries SCTP packets, and the links that lead over it.
final class Carrier {
  /// How SCTP packets travel.
  enum Kind {
    /// IP protocol 132: needs CAP_NET_RAW.
    RAW,
    /// Encapsulated in UDP, RFC 6951.
    UDP
  }

  record Key(Kind kind, Inet4Address local) {}

  private static final int SENT_AT_ONCE = 64;
  private static final int LARGEST_PACKET_SENT = 2048;
  private static final ValueLayout.OfInt NETWORK_INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

  private final Key key;
  private final int descriptor;
  private final Arena arena = Arena.ofConfined();
  private final PacketBatch outgoing;
  private final Map<Long, Link> links = new LinkedHashMap<>(16, 0.75f, true);
  private int waiting;
  private int users;

  private Carrier(Key key, int descriptor) {
    this.key = key;
    this.descriptor = descriptor;
    this.outgoing = new PacketBatch(arena, SENT_AT_ONCE, LARGEST_PACKET_SENT);
  }

  /// @param udpPort where to bind UDP; 0 = any; without meaning for raw IP
  static Carrier open(Key key, int udpPort) throws LinuxSockets.SocketException {
    int descriptor =
        switch (key.kind) {
          case RAW -> LinuxSockets.socket(LinuxSockets.SOCK_RAW, LinuxSockets.IPPROTO_SCTP);
          case UDP -> LinuxSockets.socket(LinuxSockets.SOCK_DGRAM, LinuxSockets.IPPROTO_UDP);
        };
    try (var once = Arena.ofConfined()) {
      int port = key.kind == Kind.UDP ? udpPort : 0;
      var address = once.allocate(16, 8);
      address.copyFrom(MemorySegment.ofArray(Link.socketAddress(Link.number(key.local), port)));
      LinuxSockets.enlargeBuffers(descriptor, once.allocateFrom(INT, 4 << 20));
      LinuxSockets.bind(descriptor, address);
      return new Carrier(key, descriptor);
    } catch (LinuxSockets.SocketException refused) {
      LinuxSockets.close(descriptor);
      throw refused.errno() == LinuxSockets.EADDRNOTAVAIL
          ? new LinuxSockets.SocketException(key.local + " is no address of ours", refused.errno())
          : refused;
    }
  }

  Key key() {
    return key;
  }

  int descriptor() {
    return descriptor;
  }

  Map<Long, Link> links() {
    return links;
  }

  void retain() {
    users++;
  }

  /// Whether nobody uses it any more.
  boolean release() {
    return --users == 0;
  }

  void close() {
    LinuxSockets.close(descriptor);
    arena.close();
  }

  /// Reads what is there, at most what the batch has room for.
  int receive(PacketBatch batch) {
    return Math.max(0, LinuxSockets.receive(descriptor, batch.headers(), batch.room()));
  }

  /// The SCTP packet in a received one; empty when it is none.
  MemorySegment payload(PacketBatch batch, int index) {
    var packet = batch.packet(index).asSlice(0, batch.received(index));
    if (batch.truncated(index) || key.kind == Kind.UDP) {
      return batch.truncated(index) ? MemorySegment.NULL : packet;
    }
    // A raw socket hands over the IP header too, whose length it has checked.
    int header = packet.byteSize() < 20 ? 20 : (packet.get(ValueLayout.JAVA_BYTE, 0) & 0x0f) * 4;
    return packet.byteSize() <= header ? MemorySegment.NULL : packet.asSlice(header);
  }

  /// Where a received packet came from: address, and the UDP port or 0.
  long sender(PacketBatch batch, int index) {
    var name = batch.name(index);
    int port = key.kind == Kind.RAW ? 0 : Short.reverseBytes(name.get(SHORT, 2)) & 0xffff;
    return sender(name.get(NETWORK_INT, 4), port);
  }

  static long sender(int address, int udpPort) {
    return ((long) udpPort << 32) | (address & 0xffffffffL);
  }

  /// Keeps a packet until [#flush]; sends the waiting ones first when there is no room.
  void queue(Link link, MemorySegment packet, int length) {
    if (length > LARGEST_PACKET_SENT) {
      throw new IllegalStateException("An SCTP packet of " + length + " octets");
    }
    if (waiting == SENT_AT_ONCE) {
      flush();
    }
    outgoing.put(waiting++, link.socketAddress(), packet, length);
  }

  /// Sends what waits. What the kernel does not take now is lost like on any network.
  void flush() {
    int sent = 0;
    while (sent < waiting) {
      int taken = LinuxSockets.send(descriptor, outgoing.headers(sent), waiting - sent);
      sent += Math.max(1, taken); // the packet that was refused is skipped
    }
    waiting = 0;
  }
}
