package io.telcomesh.capture;

import java.nio.ByteOrder;
import java.time.Instant;
import java.util.Optional;

/// The packets of a file of the older format: a header of 24 octets, then of each packet a header
/// of 16 octets and its octets.
final class PcapReader implements PacketSource {
  private static final int MICROSECONDS = 0xa1b2c3d4;
  private static final int NANOSECONDS = 0xa1b23c4d;
  private static final int HEADER_BEHIND_MAGIC = 20;
  private static final int PACKET_HEADER = 16;

  private final FileReader in;
  private final int nanosecondsOfUnit;
  private final CaptureInterface on;
  private long frame;

  /// @param magic the file's first four octets, which were read
  PcapReader(int magic, FileReader in) {
    this.in = in;
    boolean swapped = magic != MICROSECONDS && magic != NANOSECONDS;
    int number = swapped ? Integer.reverseBytes(magic) : magic;
    nanosecondsOfUnit =
        switch (number) {
          case MICROSECONDS -> 1000;
          case NANOSECONDS -> 1;
          default ->
              throw new CaptureException("neither pcap nor pcapng: begins %08x".formatted(magic));
        };
    in.order(swapped ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    var header = in.numbers(in.octets(HEADER_BEHIND_MAGIC));
    on = new CaptureInterface("", new LinkType(header.getInt(16) & 0xffff));
  }

  @Override
  public Optional<Packet> next() {
    var octets = in.upTo(PACKET_HEADER);
    if (octets.isEmpty()) {
      return Optional.empty();
    }
    if (octets.length() < PACKET_HEADER) {
      throw in.cut();
    }
    var header = in.numbers(octets);
    long seconds = Integer.toUnsignedLong(header.getInt(0));
    long fraction = Integer.toUnsignedLong(header.getInt(4));
    long captured = Integer.toUnsignedLong(header.getInt(8));
    long original = Integer.toUnsignedLong(header.getInt(12));
    var time = Instant.ofEpochSecond(seconds, fraction * nanosecondsOfUnit);
    return Optional.of(new Packet(++frame, time, on, in.octets(captured), original));
  }
}
