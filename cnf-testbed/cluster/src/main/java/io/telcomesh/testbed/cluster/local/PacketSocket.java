package io.telcomesh.testbed.cluster.local;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import io.telcomesh.testbed.cluster.Refusal;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// A packet socket, packet(7), in another network namespace: every frame that arrives there, with
/// the interface and the kernel's time. Offsets are those of 64-bit Linux.
final class PacketSocket implements AutoCloseable {
  private static final int AF_PACKET = 17;
  private static final int SOCK_RAW_CLOEXEC = 3 | 0x80000;
  private static final int ETH_P_ALL = 0x0003;
  private static final int SOL_SOCKET = 1;
  private static final int SO_RCVBUFFORCE = 33;
  private static final int SO_TIMESTAMPNS = 35;
  private static final int SOL_PACKET = 263;
  private static final int PACKET_STATISTICS = 6;
  private static final int MSG_DONTWAIT = 0x40;
  private static final int SIOCGIFNAME = 0x8910;
  private static final int PACKET_OUTGOING = 4;
  private static final int RECEIVE_BUFFER = 64 << 20;
  private static final int LARGEST_FRAME = 65536 + 64;

  private final LibC libc;
  private final Arena arena = Arena.ofConfined();
  private final int descriptor;
  private final MemorySegment header = arena.allocate(56, 8);
  private final MemorySegment name = arena.allocate(20, 8);
  private final MemorySegment frame = arena.allocate(LARGEST_FRAME, 8);
  private final MemorySegment control = arena.allocate(128, 8);
  private final Map<Integer, String> interfaces = new HashMap<>();

  /// @param interfaceName where it arrived
  record Frame(Instant time, String interfaceName, ByteBuffer octets) {}

  private PacketSocket(LibC libc, int descriptor) {
    this.libc = libc;
    this.descriptor = descriptor;
    var vector = arena.allocate(16, 8);
    vector.set(ADDRESS, 0, frame);
    vector.set(JAVA_LONG, 8, LARGEST_FRAME);
    header.set(ADDRESS, 0, name);
    header.set(ADDRESS, 16, vector);
    header.set(JAVA_LONG, 24, 1);
    header.set(ADDRESS, 32, control);
    option(SOL_SOCKET, SO_RCVBUFFORCE, RECEIVE_BUFFER);
    option(SOL_SOCKET, SO_TIMESTAMPNS, 1);
  }

  static PacketSocket in(Path namespace) {
    var libc = LibC.INSTANCE;
    short protocol = Short.reverseBytes((short) ETH_P_ALL);
    return NetworkNamespace.get(
        namespace,
        () -> new PacketSocket(libc, libc.socket(AF_PACKET, SOCK_RAW_CLOEXEC, protocol)));
  }

  int descriptor() {
    return descriptor;
  }

  /// The next frame that came in from outside, if there is one now. Its octets are valid until the
  /// next call.
  Optional<Frame> next() {
    while (true) {
      header.set(JAVA_INT, 8, 20);
      header.set(JAVA_LONG, 40, control.byteSize());
      long length = libc.receive(descriptor, header, MSG_DONTWAIT);
      if (length <= 0) {
        return Optional.empty();
      }
      if (name.get(JAVA_BYTE, 10) != PACKET_OUTGOING) {
        return Optional.of(
            new Frame(
                time(),
                interfaces.computeIfAbsent(name.get(JAVA_INT, 4), this::interfaceName),
                frame.asSlice(0, Math.min(length, LARGEST_FRAME)).asByteBuffer()));
      }
    }
  }

  /// How many frames the kernel dropped since the last call.
  long dropped() {
    var statistics = arena.allocate(8, 8);
    var length = arena.allocate(JAVA_INT, 8);
    return libc.option(descriptor, SOL_PACKET, PACKET_STATISTICS, statistics, length)
        ? statistics.get(JAVA_INT, 4)
        : 0;
  }

  @Override
  public void close() {
    libc.close(descriptor);
    arena.close();
  }

  /// From the one control message that was asked for, SO_TIMESTAMPNS.
  private Instant time() {
    if (header.get(JAVA_LONG, 40) < 32) {
      return Instant.now();
    }
    return Instant.ofEpochSecond(control.get(JAVA_LONG, 16), control.get(JAVA_LONG, 24));
  }

  private String interfaceName(int index) {
    var request = arena.allocate(40, 8);
    request.set(JAVA_INT, 16, index);
    return libc.control(descriptor, SIOCGIFNAME, request) ? request.getString(0) : "";
  }

  private void option(int level, int option, int value) {
    if (!libc.setOption(descriptor, level, option, arena.allocateFrom(JAVA_INT, value))) {
      throw new Refusal("The kernel refuses option %d of a packet socket.".formatted(option));
    }
  }

  /// Of `struct pollfd`: what is waited for is written into it.
  static MemorySegment poll(Arena arena, int... descriptors) {
    var polled = arena.allocate(8L * descriptors.length, 8);
    for (int i = 0; i < descriptors.length; i++) {
      polled.set(JAVA_INT, 8L * i, descriptors[i]);
      polled.set(JAVA_SHORT, 8L * i + 4, (short) 1);
    }
    return polled;
  }
}
