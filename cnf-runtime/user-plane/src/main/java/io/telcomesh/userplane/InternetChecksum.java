package io.telcomesh.userplane;

import java.nio.ByteBuffer;

/// The ones' complement sums that checksums of IP, TCP and UDP are made of, RFC 1071.
final class InternetChecksum {
  /// What octets add up to that lie there with their checksum, when none of them has changed.
  static final int RIGHT = 0xffff;

  private InternetChecksum() {}

  /// @param buffer big-endian
  /// @return 16 bits
  static int sum(ByteBuffer buffer, int from, int end, long start) {
    long sum = start;
    int at = from;
    for (; end - at >= Long.BYTES; at += Long.BYTES) {
      long word = buffer.getLong(at);
      sum += (word >>> 32) + (word & 0xffffffffL);
    }
    for (; end - at >= Short.BYTES; at += Short.BYTES) {
      sum += buffer.getShort(at) & 0xffff;
    }
    if (at < end) {
      sum += (buffer.get(at) & 0xff) << 8;
    }
    return fold(sum);
  }

  private static int fold(long sum) {
    long folded = sum;
    while (folded >>> 16 != 0) {
      folded = (folded & 0xffff) + (folded >>> 16);
    }
    return (int) folded;
  }
}
