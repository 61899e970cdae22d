package io.telcomesh.testbed.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.capture.CaptureException;
import io.telcomesh.capture.CaptureInterface;
import io.telcomesh.capture.CaptureReader;
import io.telcomesh.capture.CapturedMessage;
import io.telcomesh.capture.LinkType;
import io.telcomesh.capture.Transport;
import io.telcomesh.codec.OctetWriter;
import io.telcomesh.codec.Octets;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileCaptureTest {
  @ParameterizedTest
  @ValueSource(strings = {"s1.hex", "gtp.hex", "dia.hex"})
  void readsEveryFileCutShortAsFarAsItGoes(String name) throws IOException {
    var file = DecodeCommandTest.capture(name);
    int found = 0;
    for (int length = 0; length <= file.length(); length++) {
      int next = decode(file.slice(0, length)).size();
      assertThat(next).isGreaterThanOrEqualTo(found);
      found = next;
    }
    assertThat(found).isPositive();
  }

  @ParameterizedTest
  @ValueSource(strings = {"s1.hex", "gtp.hex", "dia.hex"})
  void throwsNothingForDamagedFiles(String name) throws IOException {
    var file = DecodeCommandTest.capture(name);
    var random = new Random(3);
    for (int i = 0; i < 1000; i++) {
      var octets = file.toByteArray();
      for (int flips = random.nextInt(1, 6); flips > 0; flips--) {
        octets[random.nextInt(24, octets.length)] = (byte) random.nextInt();
      }
      assertThat(decode(Octets.wrap(octets))).allMatch(each -> !each.name().isEmpty());
    }
  }

  @Test
  void readsGroupsInGroupsInGroups() {
    var avps = Octets.EMPTY;
    for (int i = 0; i < 5_000; i++) {
      avps = group(avps);
    }
    var out = new OctetWriter().u8(1).u24(20 + avps.length()).u8(0x80).u24(318);
    out.u32(16777251).u32(1).u32(2).octets(avps);
    assertThat(new DiameterMessages().read(out.toOctets()).outcome()).isEqualTo(Outcome.REJECTED);
  }

  /// A Subscription-Data.
  private static Octets group(Octets inside) {
    return new OctetWriter(12 + inside.length())
        .u32(1400)
        .u8(0xc0)
        .u24(12 + inside.length())
        .u32(10415)
        .octets(inside)
        .toOctets();
  }

  @Test
  void saysThatNasIsCiphered() {
    var s1ap = new S1apMessages();
    var command = "37 00000000 00 075d 02 00 02f070"; // EEA0
    assertThat(nas(s1ap, 1, command).outcome()).isEqualTo(Outcome.IDENTICAL);
    assertThat(nas(s1ap, 1, "27 00000000 01 0755 01").outcome()).isEqualTo(Outcome.IDENTICAL);
    assertThat(nas(s1ap, 1, "27 00000000 02 9a3c44").outcome()).isEqualTo(Outcome.REJECTED);
    assertThat(nas(s1ap, 2, "27 00000000 02 9a3c44").outcome()).isEqualTo(Outcome.CIPHERED);
    assertThat(nas(s1ap, 2, "27 00000000 01 0755 01").outcome()).isEqualTo(Outcome.IDENTICAL);
    assertThat(nas(s1ap, 2, command.replace("5d 02", "5d 22")).outcome())
        .isEqualTo(Outcome.IDENTICAL);
    assertThat(nas(s1ap, 2, "27 00000000 01 0755 01").outcome()).isEqualTo(Outcome.CIPHERED);
  }

  /// The NAS inside a Downlink NAS Transport to a UE.
  private static Finding nas(S1apMessages s1ap, int ue, String hex) {
    var pdu = Octets.hex(hex);
    var value =
        new OctetWriter()
            .u24(3)
            .u16(0)
            .u8(0)
            .u8(2)
            .octets(Octets.of(0, ue))
            .u16(8)
            .u8(0)
            .u8(2)
            .octets(Octets.of(0, 1))
            .u16(26)
            .u8(0)
            .u8(pdu.length() + 1)
            .u8(pdu.length())
            .octets(pdu)
            .toOctets();
    var octets = Octets.of(0, 11, 0x40, value.length()).then(value);
    var end = new InetSocketAddress("10.0.0.1", 36412);
    var on = new CaptureInterface("", LinkType.RAW);
    var message =
        new CapturedMessage(List.of(1L), Instant.EPOCH, on, end, end, Transport.SCTP, 18, octets);
    return s1ap.read(message).inside().getFirst();
  }

  private static List<Finding> decode(Octets file) {
    var findings = new ArrayList<Finding>();
    var decoder = new CaptureDecoder((_, finding) -> findings.add(finding));
    try (var capture = CaptureReader.of(new ByteArrayInputStream(file.toByteArray()))) {
      decoder.readAll(capture);
    } catch (CaptureException damaged) {
      assertThat(damaged.getMessage()).isNotBlank();
    }
    return findings;
  }
}
