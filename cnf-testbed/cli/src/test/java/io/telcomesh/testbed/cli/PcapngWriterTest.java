package io.telcomesh.testbed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.testbed.cluster.Cluster.CapturedPacket;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class PcapngWriterTest {
  /// Octets as draft-ietf-opsawg-pcapng §4.1 to §4.3 lays them out.
  @Test
  void announcesAnInterfaceBeforeItsFirstPacket() throws IOException {
    var out = new ByteArrayOutputStream();
    var writer = new PcapngWriter(out);
    writer.write(
        new CapturedPacket(
            Instant.ofEpochSecond(1, 2), "s11", ByteBuffer.wrap(new byte[] {1, 2, 3, 4, 5})));

    assertThat(HexFormat.of().formatHex(out.toByteArray()))
        .isEqualTo(
            """
            0a0d0d0a 1c000000 4d3c2b1a 0100 0000 ffffffffffffffff 1c000000
            01000000 28000000 0100 0000 00000000 0200 0300 73313100 0900 0100 09000000 00000000 28000000
            06000000 28000000 00000000 00000000 02ca9a3b 05000000 05000000 0102030405000000 28000000
            """
                .replaceAll("\\s", ""));
  }
}
