package io.telcomesh.gtp.gtpu;

import java.nio.ByteBuffer;

/// The header of a datagram where it lies in a buffer, for user packets in bulk: nothing is copied
/// and nothing is made. Positions are absolute, the buffer's own position and limit do not count;
/// the buffer is big-endian.
public final class GPduHeader {
  /// Of a header without options, which is what we send.
  public static final int LENGTH = 8;

  /// [#payload] of what is no message of GTP-U, or not a whole one.
  public static final int MALFORMED = -1;

  /// [#payload] of a message with an extension header that the end of the tunnel has to understand.
  public static final int COMPREHENSION_REQUIRED = -2;

  private static final int OPTIONS = 4;

  private GPduHeader() {}

  /// Where the user's packet, or the first IE, begins; or one of the negative constants.
  ///
  /// @param from the first octet of the datagram
  /// @param end the octet after its last
  public static int payload(ByteBuffer buffer, int from, int end) {
    if (end - from < LENGTH) {
      return MALFORMED;
    }
    int flags = buffer.get(from);
    int length = buffer.getShort(from + 2) & 0xffff;
    if ((flags & 0xf0) != GtpuHeader.VERSION_1_GTP || from + LENGTH + length != end) {
      return MALFORMED;
    }
    if ((flags & GtpuHeader.WITH_ANY) == 0) {
      return from + LENGTH;
    }
    int at = from + LENGTH + OPTIONS;
    if (at > end) {
      return MALFORMED;
    }
    return (flags & GtpuHeader.WITH_EXTENSIONS) == 0 ? at : afterExtensions(buffer, at, end);
  }

  /// Where a datagram ends that others may follow: by its length field, but not behind them all.
  public static int end(ByteBuffer buffer, int from, int limit) {
    if (limit - from < LENGTH) {
      return limit;
    }
    return Math.min(limit, from + LENGTH + (buffer.getShort(from + 2) & 0xffff));
  }

  public static int messageType(ByteBuffer buffer, int from) {
    return buffer.get(from + 1) & 0xff;
  }

  public static int teid(ByteBuffer buffer, int from) {
    return buffer.getInt(from + 4);
  }

  /// Whether there is an extension header: a node between the ends of a tunnel then looks closer
  /// before it passes the datagram on.
  public static boolean hasExtensions(ByteBuffer buffer, int from) {
    return (buffer.get(from) & GtpuHeader.WITH_EXTENSIONS) != 0;
  }

  /// Makes a datagram one for another tunnel.
  public static void setTeid(ByteBuffer buffer, int from, int teid) {
    buffer.putInt(from + 4, teid);
  }

  /// Writes the header of a G-PDU without options.
  ///
  /// @param payloadLength of the user's packet, 65527 at most
  public static void put(ByteBuffer buffer, int at, int teid, int payloadLength) {
    buffer.put(at, (byte) GtpuHeader.VERSION_1_GTP);
    buffer.put(at + 1, (byte) Gtpu.G_PDU);
    buffer.putShort(at + 2, (short) payloadLength);
    buffer.putInt(at + 4, teid);
  }

  /// @param first the octet after the type of the first extension header
  private static int afterExtensions(ByteBuffer buffer, int first, int end) {
    int at = first;
    int type = buffer.get(at - 1) & 0xff;
    boolean required = false;
    while (type != 0) {
      int length = at < end ? 4 * (buffer.get(at) & 0xff) : 0;
      if (length == 0 || at + length > end) {
        return MALFORMED;
      }
      required |= (type & 0x80) != 0;
      at += length;
      type = buffer.get(at - 1) & 0xff;
    }
    return required ? COMPREHENSION_REQUIRED : at;
  }
}
