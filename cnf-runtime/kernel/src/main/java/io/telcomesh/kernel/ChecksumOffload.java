package io.telcomesh.kernel;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;

/// Switches SCTP checksum offload off. A veth pair promises the kernel to fill in the CRC32c and
/// hands the packet over without it; an SCTP in user space, or one in another kernel behind a
/// tunnel, would drop it. TCP and UDP keep theirs, whose receivers the kernel tells, and with it
/// segmentation.
final class ChecksumOffload {
  private static final String FEATURE = "tx-checksum-sctp";
  private static final long SIOCETHTOOL = 0x8946;
  private static final int GET_STRINGS = 0x1b;
  private static final int GET_STRING_COUNTS = 0x37;
  private static final int GET_FEATURES = 0x3a;
  private static final int SET_FEATURES = 0x3b;
  private static final int FEATURE_NAMES = 4;
  private static final int NAME_LENGTH = 32;
  private static final int INTERFACE_NAME_LENGTH = 16;

  /// Which of the kernel's features it is; the same for all interfaces, -1 where there is none.
  private final int bit;

  private final int count;

  private ChecksumOffload(int bit, int count) {
    this.bit = bit;
    this.count = count;
  }

  /// Asks for the place of the feature, through an interface that may be any.
  static ChecksumOffload of(Netlink netlink, String interfaceName) {
    try (var arena = Arena.ofConfined()) {
      var counts = arena.allocate(24, 8);
      counts.set(ValueLayout.JAVA_INT, 0, GET_STRING_COUNTS);
      counts.set(ValueLayout.JAVA_LONG, 8, 1L << FEATURE_NAMES);
      ethtool(arena, netlink, interfaceName, counts);
      int count = counts.get(ValueLayout.JAVA_INT, 16);

      var names = arena.allocate(12 + (long) count * NAME_LENGTH, 8);
      names.set(ValueLayout.JAVA_INT, 0, GET_STRINGS);
      names.set(ValueLayout.JAVA_INT, 4, FEATURE_NAMES);
      names.set(ValueLayout.JAVA_INT, 8, count);
      ethtool(arena, netlink, interfaceName, names);
      int bit = -1;
      for (int i = 0; i < count; i++) {
        if (names.getString(12 + (long) i * NAME_LENGTH).equals(FEATURE)) {
          bit = i;
        }
      }
      return new ChecksumOffload(bit, count);
    }
  }

  /// Whether the interface leaves the checksum of SCTP to others.
  boolean isOn(Netlink netlink, String interfaceName) {
    int blocks = (count + 31) / 32;
    try (var arena = Arena.ofConfined()) {
      var features = arena.allocate(8 + blocks * 16L, 8);
      features.set(ValueLayout.JAVA_INT, 0, GET_FEATURES);
      features.set(ValueLayout.JAVA_INT, 4, blocks);
      ethtool(arena, netlink, interfaceName, features);
      // Each block: available, requested, active, never changed.
      return bit >= 0
          && (features.get(ValueLayout.JAVA_INT, 16 + bit / 32 * 16L) & 1 << bit % 32) != 0;
    }
  }

  void switchOff(Netlink netlink, String interfaceName) {
    if (bit < 0) {
      return;
    }
    int blocks = (count + 31) / 32;
    try (var arena = Arena.ofConfined()) {
      var features = arena.allocate(8 + blocks * 8L, 8);
      features.set(ValueLayout.JAVA_INT, 0, SET_FEATURES);
      features.set(ValueLayout.JAVA_INT, 4, blocks);
      // Each block is a mask of what changes, then what it becomes: here nothing.
      features.set(ValueLayout.JAVA_INT, 8 + bit / 32 * 8L, 1 << bit % 32);
      ethtool(arena, netlink, interfaceName, features);
    }
  }

  private static void ethtool(
      Arena arena, Netlink netlink, String interfaceName, MemorySegment command) {
    var request = arena.allocate(40, 8);
    var name = interfaceName.getBytes(StandardCharsets.UTF_8);
    MemorySegment.copy(name, 0, request, ValueLayout.JAVA_BYTE, 0, name.length);
    request.set(ValueLayout.ADDRESS, INTERFACE_NAME_LENGTH, command);
    LibC.ioctl(
        "change the offload features of " + interfaceName,
        netlink.descriptor(),
        SIOCETHTOOL,
        request);
  }
}
