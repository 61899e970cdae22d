package io.telcomesh.userplane;

import io.netty.channel.unix.FileDescriptor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Packets of one flow that wait for a queue of an interface as one large packet. In front of it
/// lies what tells the kernel how to take it apart, `struct virtio_net_hdr` of tun(4) with
/// IFF_VNET_HDR; all of that is zero for a packet as it came.
final class TunTrain {
  static final int HEADER = 10;

  private static final int MOST_SEGMENTS = 64;
  private static final int MOST_OCTETS = 65_000;
  private static final byte NEEDS_CHECKSUM = 1;
  private static final byte TCP_IPV4 = 1;
  private static final byte TCP_IPV6 = 4;
  private static final byte UDP = 5;

  private final FileDescriptor queue;
  private final ByteBuffer octets;
  private final Segment first;
  private int end;
  private int count = 1;
  private boolean pushes;

  /// Begins with a packet, which is copied.
  ///
  /// @param room for the longest packet and what lies in front of it
  TunTrain(FileDescriptor queue, ByteBuffer room, Segment segment) {
    this.queue = queue;
    octets = room;
    octets.put(HEADER, segment.buffer(), segment.from(), segment.length());
    end = HEADER + segment.length();
    int moved = HEADER - segment.from();
    first =
        new Segment(octets, HEADER, segment.transport() + moved, segment.payload() + moved, end);
    pushes = segment.pushes();
  }

  FileDescriptor queue() {
    return queue;
  }

  ByteBuffer room() {
    return octets;
  }

  int count() {
    return count;
  }

  boolean sameFlow(FileDescriptor of, Segment segment) {
    return queue == of && segment.sameFlow(first);
  }

  boolean takes(Segment segment) {
    return segment.payloadLength() <= first.payloadLength()
        && end - HEADER + segment.payloadLength() <= MOST_OCTETS
        && segment.follows(first, end - first.payload(), count);
  }

  /// Puts a packet's payload behind what is there.
  void add(Segment segment) {
    octets.put(end, segment.buffer(), segment.payload(), segment.payloadLength());
    end += segment.payloadLength();
    count++;
    pushes = segment.pushes();
  }

  /// Whether nothing may follow: the last segment is a shorter one, or wants to be delivered.
  boolean complete() {
    return pushes
        || count == MOST_SEGMENTS
        || end - first.payload() < count * first.payloadLength();
  }

  /// @return whether the interface has taken it
  boolean write() throws IOException {
    octets.putLong(0, 0).putShort(Long.BYTES, (short) 0);
    if (count > 1) {
      join();
    }
    return queue.write(octets, 0, end) > 0;
  }

  /// The headers of all of them together.
  private void join() {
    int transport = first.transport();
    int length = end - transport;
    if (first.ipv4()) {
      octets.putShort(HEADER + Segment.IPV4_LENGTH, (short) (end - HEADER));
      octets.putShort(HEADER + Segment.IPV4_CHECKSUM, (short) 0);
      int sum = InternetChecksum.sum(octets, HEADER, transport, 0);
      octets.putShort(HEADER + Segment.IPV4_CHECKSUM, (short) ~sum);
    } else {
      octets.putShort(HEADER + Segment.IPV6_LENGTH, (short) length);
    }
    if (first.udp()) {
      octets.putShort(transport + Segment.UDP_LENGTH, (short) length);
    } else if (pushes) {
      int at = transport + Segment.TCP_FLAGS;
      octets.put(at, (byte) (octets.get(at) | Segment.PUSH));
    }
    int checksum = first.udp() ? Segment.UDP_CHECKSUM : Segment.TCP_CHECKSUM;
    octets.putShort(transport + checksum, (short) first.pseudoHeader(length)); // the kernel goes on
    octets.put(0, NEEDS_CHECKSUM).put(1, first.udp() ? UDP : first.ipv4() ? TCP_IPV4 : TCP_IPV6);
    number(2, first.payload() - HEADER);
    number(4, first.payloadLength());
    number(6, transport - HEADER);
    number(8, checksum);
  }

  /// The kernel reads them in the order of its processor.
  private void number(int at, int value) {
    boolean little = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
    octets.putShort(at, little ? Short.reverseBytes((short) value) : (short) value);
  }
}
