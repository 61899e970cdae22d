package io.telcomesh.capture;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/// Reads the packets of a pcap or pcapng file, one after the other: the format is told by its first
/// four octets. The file may still be written to, as a pipe is.
public final class CaptureReader implements AutoCloseable {
  private final InputStream file;
  private final PacketSource packets;

  private CaptureReader(InputStream file, PacketSource packets) {
    this.file = file;
    this.packets = packets;
  }

  /// @throws CaptureException when the file is neither pcap nor pcapng
  public static CaptureReader of(InputStream file) {
    var in = new FileReader(file);
    var magic = in.upTo(4);
    if (magic.length() < 4) {
      throw new CaptureException("not a capture: %d octets".formatted(magic.length()));
    }
    int number = (int) magic.reader().u32();
    return new CaptureReader(
        file,
        number == PcapngReader.SECTION_HEADER ? new PcapngReader(in) : new PcapReader(number, in));
  }

  /// The next packet, empty at the end of the file.
  ///
  /// @throws CaptureException when the file is damaged, or ends inside a packet
  /// @throws UncheckedIOException when it cannot be read
  public Optional<Packet> next() {
    return packets.next();
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
