package io.telcomesh.capture;

import static io.telcomesh.capture.PcapngReader.BYTE_ORDER_MAGIC;
import static io.telcomesh.capture.PcapngReader.ENHANCED_PACKET;
import static io.telcomesh.capture.PcapngReader.INTERFACE_DESCRIPTION;
import static io.telcomesh.capture.PcapngReader.NAME_OPTION;
import static io.telcomesh.capture.PcapngReader.RESOLUTION_OPTION;
import static io.telcomesh.capture.PcapngReader.SECTION_HEADER;

import io.telcomesh.codec.OctetWriter;
import io.telcomesh.codec.Octets;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// Writes a pcapng file with an interface for each name, times in nanoseconds. What was written is
/// flushed packet by packet, so that a Wireshark at the other end of a pipe sees it live.
///
/// Not for several threads.
public final class PcapngWriter implements AutoCloseable {
  private static final int APPLICATION_OPTION = 4;
  private static final long NANOSECONDS_OF_SECOND = 1_000_000_000;

  private final OutputStream out;
  private final Map<CaptureInterface, Integer> interfaces = new HashMap<>();

  /// Begins the file.
  ///
  /// @param application who writes it, for the eye
  public PcapngWriter(OutputStream out, String application) throws IOException {
    this.out = out;
    var body = new OctetWriter();
    body.u32(BYTE_ORDER_MAGIC).u16(1).u16(0).u32(0xffffffffL).u32(0xffffffffL); // length unknown
    option(APPLICATION_OPTION, text(application), body);
    write(SECTION_HEADER, end(body));
    out.flush();
  }

  /// Writes a packet, and before the first one of an interface its description.
  ///
  /// @param time before the year 2554
  /// @param octets from the link layer on
  public void write(CaptureInterface on, Instant time, Octets octets) throws IOException {
    write(on, time, octets, octets.length());
  }

  /// Writes a packet of which not all was captured.
  ///
  /// @param originalLength of the packet on the wire, in octets
  public void write(CaptureInterface on, Instant time, Octets octets, long originalLength)
      throws IOException {
    int number = number(on);
    long units = time.getEpochSecond() * NANOSECONDS_OF_SECOND + time.getNano();
    var body = new OctetWriter(octets.length() + 24);
    body.u32(number).u64(units).u32(octets.length()).u32(originalLength);
    write(ENHANCED_PACKET, padded(octets, body));
    out.flush();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }

  private int number(CaptureInterface on) throws IOException {
    var known = interfaces.get(on);
    if (known != null) {
      return known;
    }
    var body = new OctetWriter();
    body.u16(on.linkType().number()).u16(0).u32(0); // no limit of length
    option(NAME_OPTION, text(on.name()), body);
    option(RESOLUTION_OPTION, Octets.of(Timestamps.NANOSECONDS), body);
    write(INTERFACE_DESCRIPTION, end(body));
    interfaces.put(on, interfaces.size());
    return interfaces.size() - 1;
  }

  private void write(int type, OctetWriter body) throws IOException {
    int length = body.length() + 12;
    var block = new OctetWriter(length);
    block.u32(type).u32(length).octets(body.toOctets()).u32(length);
    out.write(block.toOctets().toByteArray());
  }

  private static Octets text(String value) {
    return Octets.wrap(value.getBytes(StandardCharsets.UTF_8));
  }

  private static void option(int code, Octets value, OctetWriter body) {
    padded(value, body.u16(code).u16(value.length()));
  }

  private static OctetWriter end(OctetWriter body) {
    return body.u16(0).u16(0);
  }

  private static OctetWriter padded(Octets value, OctetWriter out) {
    return out.octets(value).number(0, -value.length() & 3);
  }
}
