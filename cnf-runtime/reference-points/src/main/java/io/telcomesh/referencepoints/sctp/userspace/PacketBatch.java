package io.telcomesh.referencepoints.sctp.userspace;

import static io.telcomesh.referencepoints.sctp.userspace.CFunctions.INT;
import static io.telcomesh.referencepoints.sctp.userspace.CFunctions.LONG;
import static io.telcomesh.referencepoints.sctp.userspace.CFunctions.POINTER;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// Room for several packets that go through one `recvmmsg` or `sendmmsg`: an array of `struct
/// mmsghdr {struct msghdr {name, namelen, iov, iovlen, control, controllen, flags}; len}`, each
/// with one buffer and one `struct sockaddr_in`.
final class PacketBatch {
  private static final int HEADER = 64;
  private static final int NAME = 16;

  private final int room;
  private final int packetSize;
  private final MemorySegment headers;
  private final MemorySegment vectors;
  private final MemorySegment names;
  private final MemorySegment packets;

  PacketBatch(Arena arena, int room, int packetSize) {
    this.room = room;
    this.packetSize = packetSize;
    headers = arena.allocate((long) room * HEADER, 8);
    vectors = arena.allocate((long) room * 16, 8);
    names = arena.allocate((long) room * NAME, 8);
    packets = arena.allocate((long) room * packetSize, 8);
    for (int i = 0; i < room; i++) {
      headers.set(POINTER, at(i), name(i));
      headers.set(INT, at(i) + 8, NAME);
      headers.set(POINTER, at(i) + 16, vectors.asSlice(i * 16L, 16));
      headers.set(LONG, at(i) + 24, 1L);
      vectors.set(POINTER, i * 16L, packet(i));
      vectors.set(LONG, i * 16L + 8, (long) packetSize);
    }
  }

  int room() {
    return room;
  }

  int packetSize() {
    return packetSize;
  }

  MemorySegment headers() {
    return headers;
  }

  /// The headers from a packet on.
  MemorySegment headers(int from) {
    return headers.asSlice(at(from));
  }

  MemorySegment name(int index) {
    return names.asSlice((long) index * NAME, NAME);
  }

  MemorySegment packet(int index) {
    return packets.asSlice((long) index * packetSize, packetSize);
  }

  /// How many octets were received into a packet.
  int received(int index) {
    return headers.get(INT, at(index) + 56);
  }

  /// Whether a packet was longer than its room.
  boolean truncated(int index) {
    return (headers.get(INT, at(index) + 48) & 0x20) != 0;
  }

  /// Puts a packet and where it goes into a place.
  void put(int index, MemorySegment address, MemorySegment packet, int length) {
    MemorySegment.copy(address, 0, names, (long) index * NAME, NAME);
    MemorySegment.copy(packet, 0, packets, (long) index * packetSize, length);
    vectors.set(LONG, index * 16L + 8, (long) length);
  }

  private static long at(int index) {
    return (long) index * HEADER;
  }
}
