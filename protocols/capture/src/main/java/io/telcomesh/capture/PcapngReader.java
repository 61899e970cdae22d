package io.telcomesh.capture;

import io.telcomesh.codec.Octets;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The packets of a file of the newer format: sections of blocks, each with type, length, body and
/// length again. Blocks that hold no packet and describe no interface are skipped.
final class PcapngReader implements PacketSource {
  static final int SECTION_HEADER = 0x0a0d0d0a;
  static final int INTERFACE_DESCRIPTION = 1;
  static final int ENHANCED_PACKET = 6;
  static final int BYTE_ORDER_MAGIC = 0x1a2b3c4d;
  static final int NAME_OPTION = 2;
  static final int RESOLUTION_OPTION = 9;
  private static final int OLD_PACKET = 2;
  private static final int SIMPLE_PACKET = 3;
  private static final int TIME_OFFSET_OPTION = 14;
  private static final int MOST_INTERFACES = 1 << 16;

  /// An interface of the section, and how it counts time.
  private record Described(CaptureInterface on, Timestamps timestamps, long snapLength) {}

  private final FileReader in;
  private final List<Described> interfaces = new ArrayList<>();
  private long frame;
  private boolean sectionBegun = true;

  /// @param in behind the type of the first section header
  PcapngReader(FileReader in) {
    this.in = in;
  }

  @Override
  public Optional<Packet> next() {
    while (true) {
      if (sectionBegun) {
        sectionBegun = false;
        readSectionHeader();
      }
      var start = in.upTo(4);
      if (start.isEmpty()) {
        return Optional.empty();
      }
      if (start.length() < 4) {
        throw in.cut();
      }
      int type = in.numbers(start).getInt();
      if (type == SECTION_HEADER) {
        sectionBegun = true;
        continue;
      }
      var packet = read(type, body());
      if (packet.isPresent()) {
        return packet;
      }
    }
  }

  private void readSectionHeader() {
    var start = in.octets(8);
    in.order(ByteOrder.BIG_ENDIAN);
    int magic = in.numbers(start).getInt(4);
    if (magic == Integer.reverseBytes(BYTE_ORDER_MAGIC)) {
      in.order(ByteOrder.LITTLE_ENDIAN);
    } else if (magic != BYTE_ORDER_MAGIC) {
      throw new CaptureException("a section header without byte order at " + in.position());
    }
    long length = Integer.toUnsignedLong(in.numbers(start).getInt(0));
    if (length < 28) {
      throw new CaptureException("a section header of %d octets".formatted(length));
    }
    in.octets(length - 12);
    interfaces.clear();
  }

  private ByteBuffer body() {
    long length = Integer.toUnsignedLong(in.numbers(in.octets(4)).getInt());
    if (length < 12 || length % 4 != 0) {
      throw new CaptureException("a block of %d octets at %d".formatted(length, in.position()));
    }
    var body = in.numbers(in.octets(length - 12));
    long again = Integer.toUnsignedLong(in.numbers(in.octets(4)).getInt());
    if (again != length) {
      throw new CaptureException(
          "a block of %d octets that ends as one of %d, at %d"
              .formatted(length, again, in.position()));
    }
    return body;
  }

  private Optional<Packet> read(int type, ByteBuffer body) {
    return switch (type) {
      case INTERFACE_DESCRIPTION -> {
        describe(body);
        yield Optional.empty();
      }
      case ENHANCED_PACKET -> {
        require(body, 20);
        yield Optional.of(packet(body.getInt(0), body));
      }
      case OLD_PACKET -> {
        require(body, 20);
        yield Optional.of(packet(Short.toUnsignedInt(body.getShort(0)), body));
      }
      case SIMPLE_PACKET -> {
        require(body, 4);
        yield Optional.of(simplePacket(body));
      }
      default -> Optional.empty();
    };
  }

  private void describe(ByteBuffer body) {
    require(body, 8);
    if (interfaces.size() == MOST_INTERFACES) {
      throw new CaptureException("more than %d interfaces".formatted(MOST_INTERFACES));
    }
    var linkType = new LinkType(Short.toUnsignedInt(body.getShort(0)));
    long snapLength = Integer.toUnsignedLong(body.getInt(4));
    var name = "";
    int resolution = Timestamps.MICROSECONDS;
    long offset = 0;
    body.position(8);
    while (body.remaining() >= 4) {
      int option = Short.toUnsignedInt(body.getShort());
      int length = Short.toUnsignedInt(body.getShort());
      if (option == 0) {
        break;
      }
      require(body, body.position() + length);
      var value = body.slice(body.position(), length).order(body.order());
      switch (option) {
        case NAME_OPTION -> name = StandardCharsets.UTF_8.decode(value).toString();
        case RESOLUTION_OPTION -> resolution = length < 1 ? resolution : value.get(0) & 0xff;
        case TIME_OFFSET_OPTION -> offset = length < 8 ? offset : value.getLong(0);
        default -> {} // of no interest here
      }
      body.position(Math.min(body.limit(), body.position() + length + (-length & 3)));
    }
    var on = new CaptureInterface(name, linkType);
    interfaces.add(new Described(on, new Timestamps(resolution, offset), snapLength));
  }

  private Packet packet(int number, ByteBuffer body) {
    var on = described(number);
    long units = (long) body.getInt(4) << 32 | Integer.toUnsignedLong(body.getInt(8));
    long captured = Integer.toUnsignedLong(body.getInt(12));
    long original = Integer.toUnsignedLong(body.getInt(16));
    return packet(on, on.timestamps().time(units), body, 20, captured, original);
  }

  /// A block of a single interface, without time.
  private Packet simplePacket(ByteBuffer body) {
    var on = described(0);
    long original = Integer.toUnsignedLong(body.getInt(0));
    long captured = Math.min(original, body.limit() - 4);
    if (on.snapLength() > 0) {
      captured = Math.min(captured, on.snapLength());
    }
    return packet(on, Instant.EPOCH, body, 4, captured, original);
  }

  private Packet packet(
      Described on, Instant time, ByteBuffer body, int at, long captured, long original) {
    require(body, at + captured);
    var octets = Octets.copyOf(body.slice(at, (int) captured));
    return new Packet(++frame, time, on.on(), octets, original);
  }

  private Described described(int number) {
    if (number < 0 || number >= interfaces.size()) {
      throw new CaptureException(
          "a packet of interface %s, %d are described, at %d"
              .formatted(Integer.toUnsignedString(number), interfaces.size(), in.position()));
    }
    return interfaces.get(number);
  }

  private void require(ByteBuffer body, long octets) {
    if (octets > body.limit()) {
      throw new CaptureException(
          "a block is shorter than what it holds, at %d".formatted(in.position()));
    }
  }
}
