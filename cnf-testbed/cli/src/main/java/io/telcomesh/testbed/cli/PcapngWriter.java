package io.telcomesh.testbed.cli;

import io.telcomesh.testbed.cluster.Cluster.CapturedPacket;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// Writes packets in the format pcapng (draft-ietf-opsawg-pcapng), with an interface for each
/// reference point, announced when its first packet comes.
final class PcapngWriter {
  private static final int SECTION = 0x0A0D0D0A;
  private static final int INTERFACE = 1;
  private static final int ENHANCED_PACKET = 6;
  private static final int ETHERNET = 1;
  private static final short IF_NAME = 2;
  private static final short IF_TSRESOL = 9;
  private static final byte NANOSECONDS = 9;
  private static final int WHOLE_PACKETS = 0;

  private final OutputStream out;
  private final Map<String, Integer> interfaces = new LinkedHashMap<>();

  PcapngWriter(OutputStream out) throws IOException {
    this.out = out;
    block(
        SECTION,
        little(16)
            .putInt(0x1A2B3C4D)
            .putShort((short) 1)
            .putShort((short) 0)
            .putLong(-1)); // the length of the section is not told
  }

  void write(CapturedPacket packet) throws IOException {
    var number = interfaces.get(packet.referencePoint());
    if (number == null) {
      number = interfaces.size();
      interfaces.put(packet.referencePoint(), number);
      announce(packet.referencePoint());
    }
    var frame = packet.frame();
    int length = frame.remaining();
    long time = packet.time().getEpochSecond() * 1_000_000_000L + packet.time().getNano();
    var body = little(20 + padded(length));
    body.putInt(number).putInt((int) (time >>> 32)).putInt((int) time);
    body.putInt(length).putInt(length).put(frame);
    block(ENHANCED_PACKET, body.position(body.capacity()));
  }

  private void announce(String name) throws IOException {
    var octets = name.getBytes(StandardCharsets.US_ASCII);
    var body = little(8 + 4 + padded(octets.length) + 8 + 4);
    body.putShort((short) ETHERNET).putShort((short) 0).putInt(WHOLE_PACKETS);
    body.putShort(IF_NAME).putShort((short) octets.length).put(octets);
    body.position(12 + padded(octets.length));
    body.putShort(IF_TSRESOL).putShort((short) 1).put(NANOSECONDS);
    block(INTERFACE, body.position(body.capacity()));
  }

  private void block(int type, ByteBuffer body) throws IOException {
    int length = 12 + body.position();
    var block = little(length).putInt(type).putInt(length);
    block.put(body.flip()).putInt(length);
    out.write(block.array());
  }

  private static ByteBuffer little(int length) {
    return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static int padded(int length) {
    return (length + 3) / 4 * 4;
  }
}
