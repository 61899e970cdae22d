package io.telcomesh.referencepoints.sctp.userspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.codec.Octets;
import io.telcomesh.referencepoints.sctp.RecordingHandler;
import io.telcomesh.referencepoints.sctp.SctpMessage;
import io.telcomesh.referencepoints.sctp.SctpOptions;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Random;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

/// Octets that are no SCTP, or SCTP that no honest peer sends, leave everybody else alone.
class HostilePeerTest {
  private static final InetAddress SERVER = InetAddress.ofLiteral("127.0.0.21");
  private static final InetAddress CLIENT = InetAddress.ofLiteral("127.0.0.22");
  private static final InetAddress HOSTILE = InetAddress.ofLiteral("127.0.0.23");
  private static final int PORT = 36497;
  private static final int PACKETS = 20_000;
  private static final long SEED = 20261124;

  @Test
  void anAssociationOutlivesRandomChunksFromAnotherAddress() throws IOException {
    var handler = new RecordingHandler();
    try (var provider = TestProviders.udp();
        var hostile = new DatagramSocket(new InetSocketAddress(HOSTILE, 9899))) {
      var at = new InetSocketAddress(SERVER, PORT);
      provider.listen(at, SctpOptions.SIGNALLING, handler);
      provider.connect(new InetSocketAddress(CLIENT, 0), at, SctpOptions.SIGNALLING, handler);
      var first = handler.nextUp();
      handler.nextUp();
      var random = new Random(SEED);
      for (int i = 0; i < PACKETS; i++) {
        var packet = packet(random);
        hostile.send(
            new DatagramPacket(packet, packet.length, new InetSocketAddress(SERVER, 9899)));
      }
      first.send(new SctpMessage(0, 4242, Octets.of(1, 2, 3)));
      assertThat(handler.nextMessage().octets()).isEqualTo(Octets.of(1, 2, 3));
    }
  }

  @Test
  void aFloodOfSendersCostsABoundedNumberOfLinks() throws IOException {
    var handler = new RecordingHandler();
    try (var provider = TestProviders.udp();
        var hostile = new DatagramSocket(new InetSocketAddress(HOSTILE, 0))) {
      var at = new InetSocketAddress(SERVER, PORT + 1);
      provider.listen(at, SctpOptions.SIGNALLING, handler);
      var random = new Random(SEED);
      for (int i = 0; i < 3000; i++) {
        try (var sender = new DatagramSocket(new InetSocketAddress(HOSTILE, 0))) {
          var packet = packet(random);
          sender.send(
              new DatagramPacket(packet, packet.length, new InetSocketAddress(SERVER, 9899)));
        }
      }
      provider.connect(new InetSocketAddress(CLIENT, 0), at, SctpOptions.SIGNALLING, handler);
      handler.nextUp();
    }
  }

  // A common header with a right checksum and chunks of any type, flags, length and octets.
  private static byte[] packet(Random random) {
    var packet = new byte[12 + random.nextInt(200)];
    random.nextBytes(packet);
    packet[2] = (byte) (PORT >> 8);
    packet[3] = (byte) PORT;
    if (packet.length > 16) {
      packet[12] = (byte) random.nextInt(16);
      packet[14] = 0;
      packet[15] = (byte) Math.min(packet.length - 12, random.nextInt(256));
      if (packet[12] == 1) {
        packet[4] = packet[5] = packet[6] = packet[7] = 0; // INIT has verification tag 0
      }
    }
    packet[8] = packet[9] = packet[10] = packet[11] = 0;
    var crc = new CRC32C();
    crc.update(packet);
    for (int i = 0; i < 4; i++) {
      packet[8 + i] = (byte) (crc.getValue() >> (8 * i));
    }
    return packet;
  }
}
