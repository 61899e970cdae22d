package io.telcomesh.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.telcomesh.codec.Octets;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaptureFilesTest {
  private static final String LITTLE_PCAP =
      "d4c3b2a1 0200 0400 00000000 00000000 00000400 01000000"
          + "01000000 02000000 04000000 06000000 cafe0001";
  private static final String LITTLE_PCAPNG =
      "0a0d0d0a 1c000000 4d3c2b1a 0100 0000 ffffffffffffffff 1c000000"
          // an interface with name, nanoseconds and an unknown option
          + "01000000 30000000 0100 0000 00000000"
          + "0200 0300 73313100  0900 0100 09000000  0c00 0100 78000000  0000 0000 30000000"
          // another without options
          + "01000000 14000000 7100 0000 00000000 14000000"
          // something of no interest
          + "05000000 10000000 00000000 10000000"
          // a packet of each
          + "06000000 24000000 00000000 01000000 02000000 03000000 03000000 aabbcc00 24000000"
          + "06000000 24000000 01000000 00000000 80841e00 01000000 08000000 dd000000 24000000";

  @Test
  void readsPcapOfAnotherByteOrder() {
    assertThat(read(Octets.hex(LITTLE_PCAP)))
        .containsExactly(
            new Packet(
                1,
                Instant.ofEpochSecond(1, 2000),
                new CaptureInterface("", LinkType.ETHERNET),
                Octets.hex("cafe0001"),
                6));
  }

  @Test
  void readsPcapWithNanoseconds() {
    var file =
        "a1b23c4d 0002 0004 00000000 00000000 00040000 00000065"
            + "00000001 00000002 00000001 00000001 45";
    assertThat(read(Octets.hex(file)))
        .containsExactly(
            new Packet(
                1,
                Instant.ofEpochSecond(1, 2),
                new CaptureInterface("", LinkType.RAW),
                Octets.hex("45"),
                1));
  }

  @Test
  void readsPcapngWithSeveralInterfaces() {
    assertThat(read(Octets.hex(LITTLE_PCAPNG)))
        .containsExactly(
            new Packet(
                1,
                Instant.ofEpochSecond(4, 294967298),
                new CaptureInterface("s11", LinkType.ETHERNET),
                Octets.hex("aabbcc"),
                3),
            new Packet(
                2,
                Instant.ofEpochSecond(2),
                new CaptureInterface("", LinkType.LINUX_SLL),
                Octets.hex("dd"),
                8));
  }

  @Test
  void readsPcapngOfBigEndianMachinesSectionBySection() {
    var section =
        "0a0d0d0a 0000001c 1a2b3c4d 0001 0000 ffffffffffffffff 0000001c"
            + "00000001 00000020 0065 0000 00000000 0009 0001 94000000 0000 0000 00000020"
            + "00000006 00000024 00000000 00000000 00180000 00000001 00000001 45000000 00000024";
    assertThat(read(Octets.hex(section + section)))
        .extracting(Packet::time)
        .containsExactly(
            Instant.ofEpochSecond(1, 500_000_000), Instant.ofEpochSecond(1, 500_000_000));
  }

  @Test
  void writesWhatItReads() throws IOException {
    var out = new ByteArrayOutputStream();
    var time = Instant.parse("2025-01-02T03:04:05.678901234Z");
    try (var writer = new PcapngWriter(out, "telcomesh")) {
      writer.write(Frames.RAW, time, Octets.hex("450001"));
      writer.write(Frames.ETHERNET, time, Octets.hex("0102"), 1500);
      writer.write(Frames.RAW, time, Octets.hex("4500"));
    }
    assertThat(read(Octets.copyOf(out.toByteArray())))
        .containsExactly(
            new Packet(1, time, Frames.RAW, Octets.hex("450001"), 3),
            new Packet(2, time, Frames.ETHERNET, Octets.hex("0102"), 1500),
            new Packet(3, time, Frames.RAW, Octets.hex("4500"), 2));
  }

  @Test
  void refusesWhatIsNoCapture() {
    assertThatExceptionOfType(CaptureException.class)
        .isThrownBy(() -> read(Octets.ascii("<html><body>")))
        .withMessage("neither pcap nor pcapng: begins 3c68746d");
  }

  @Test
  void refusesMoreOctetsThanAPacketHas() {
    var file = Octets.hex(LITTLE_PCAP.replace("04000000 06000000", "ffffff7f ffffff7f"));
    assertThatExceptionOfType(CaptureException.class)
        .isThrownBy(() -> read(file))
        .withMessageContaining("2147483647 octets");
  }

  @ParameterizedTest
  @ValueSource(strings = {LITTLE_PCAP, LITTLE_PCAPNG})
  void saysWhereAFileIsCutShort(String hex) {
    var file = Octets.hex(hex);
    for (int length = 0; length < file.length(); length++) {
      assertReadable(file.slice(0, length));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {LITTLE_PCAP, LITTLE_PCAPNG})
  void throwsNothingElseForDamagedFiles(String hex) {
    var random = new Random(1);
    for (int i = 0; i < 20_000; i++) {
      var octets = Octets.hex(hex).toByteArray();
      for (int flips = random.nextInt(1, 4); flips > 0; flips--) {
        octets[random.nextInt(octets.length)] = (byte) random.nextInt();
      }
      assertReadable(Octets.wrap(octets));
    }
  }

  private static void assertReadable(Octets file) {
    try {
      read(file);
    } catch (CaptureException damaged) {
      assertThat(damaged.getMessage()).isNotBlank();
    }
  }

  private static List<Packet> read(Octets file) {
    var packets = new ArrayList<Packet>();
    try (var reader = CaptureReader.of(new ByteArrayInputStream(file.toByteArray()))) {
      for (var next = reader.next(); next.isPresent(); next = reader.next()) {
        packets.add(next.get());
      }
    }
    return packets;
  }
}
