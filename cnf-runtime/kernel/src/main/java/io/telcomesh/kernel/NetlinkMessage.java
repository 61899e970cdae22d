package io.telcomesh.kernel;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// One rtnetlink message being written: the header of 16 octets, a fixed part that depends on the
/// type, then attributes of (length u16, type u16, value), each padded to four octets. All numbers
/// are in the machine's order unless a method says otherwise.
final class NetlinkMessage {
  static final int HEADER = 16;
  static final int REQUEST = 0x1;
  static final int ACKNOWLEDGE = 0x4;
  static final int REPLACE = 0x100;
  static final int EXCLUSIVE = 0x200;
  static final int DUMP = 0x300;
  static final int CREATE = 0x400;
  static final int APPEND = 0x800;

  private final String what;
  private final Set<Integer> tolerated;
  private ByteBuffer buffer = ByteBuffer.allocate(512).order(ByteOrder.nativeOrder());

  /// `what` is the sentence an error begins with; `tolerated` are the error numbers that are no
  /// failure (deleting what is gone).
  NetlinkMessage(String what, int type, int flags, Integer... tolerated) {
    this.what = what;
    this.tolerated = Set.of(tolerated);
    buffer.putInt(0).putShort((short) type).putShort((short) (flags | REQUEST)).putInt(0).putInt(0);
  }

  String what() {
    return what;
  }

  boolean tolerates(int errno) {
    return tolerated.contains(errno);
  }

  NetlinkMessage u8(int... values) {
    for (int value : values) {
      room(1).put((byte) value);
    }
    return this;
  }

  NetlinkMessage u16(int value) {
    room(2).putShort((short) value);
    return this;
  }

  NetlinkMessage u32(int value) {
    room(4).putInt(value);
    return this;
  }

  NetlinkMessage octets(int type, byte... value) {
    return nested(type, message -> message.room(value.length).put(value));
  }

  NetlinkMessage number8(int type, int value) {
    return octets(type, (byte) value);
  }

  NetlinkMessage number32(int type, int value) {
    return nested(type, message -> message.u32(value));
  }

  NetlinkMessage bigEndian16(int type, int value) {
    return octets(type, (byte) (value >> 8), (byte) value);
  }

  NetlinkMessage text(int type, String value) {
    return octets(type, Arrays.copyOf(value.getBytes(StandardCharsets.UTF_8), value.length() + 1));
  }

  NetlinkMessage address(int type, InetAddress value) {
    return octets(type, value.getAddress());
  }

  /// An attribute whose value is what the writer writes: attributes, or a fixed part and
  /// attributes.
  NetlinkMessage nested(int type, Consumer<NetlinkMessage> writer) {
    int start = buffer.position();
    u16(0).u16(type);
    writer.accept(this);
    buffer.putShort(start, (short) (buffer.position() - start));
    while (buffer.position() % 4 != 0) {
      u8(0);
    }
    return this;
  }

  byte[] finish(int sequence) {
    buffer.putInt(0, buffer.position()).putInt(8, sequence);
    return Arrays.copyOf(buffer.array(), buffer.position());
  }

  /// The attributes from the position on, by type without the flag bits.
  static Map<Integer, ByteBuffer> attributes(ByteBuffer message, int position) {
    var found = new HashMap<Integer, ByteBuffer>();
    while (position + 4 <= message.limit()) {
      int length = Short.toUnsignedInt(message.getShort(position));
      if (length < 4 || position + length > message.limit()) {
        break;
      }
      var value = message.slice(position + 4, length - 4).order(ByteOrder.nativeOrder());
      found.put(message.getShort(position + 2) & 0x3fff, value);
      position += (length + 3) & ~3;
    }
    return found;
  }

  static String text(ByteBuffer value) {
    var text = StandardCharsets.UTF_8.decode(value.duplicate()).toString();
    return text.endsWith("\0") ? text.substring(0, text.length() - 1) : text;
  }

  private ByteBuffer room(int more) {
    if (buffer.remaining() < more) {
      var bigger =
          ByteBuffer.allocate(2 * (buffer.capacity() + more)).order(ByteOrder.nativeOrder());
      buffer = bigger.put(buffer.flip());
    }
    return buffer;
  }
}
