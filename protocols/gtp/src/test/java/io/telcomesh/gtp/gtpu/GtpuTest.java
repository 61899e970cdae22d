package io.telcomesh.gtp.gtpu;

import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.codec.Octets;
import io.telcomesh.codec.OtherIes;
import io.telcomesh.gtp.Teid;
import java.net.Inet4Address;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Octets that Wireshark reads as these messages.
class GtpuTest {
  private static final Octets IP = Octets.hex("4500001400000000400166e70a2d00020a2d0001");
  private static final Octets ECHO_REQUEST = Octets.hex("320100040000000000010000");
  private static final Octets ECHO_RESPONSE = Octets.hex("3202000600000000000200000e00");
  private static final Octets ERROR_INDICATION =
      Octets.hex("321a0010000000000003000010000002be8500040a3c1e01");
  private static final Octets ERROR_INDICATION_WITH_PORT =
      Octets.hex("361a001400000000000400400108680010000002be8500040a3c1e01");
  private static final Octets SUPPORTED_EXTENSION_HEADERS =
      Octets.hex("321f000700000000000500008d01c0");
  private static final Octets END_MARKER = Octets.hex("30fe000000000008");
  private static final Octets G_PDU = Octets.hex("30ff001400000008").then(IP);
  private static final Octets G_PDU_WITH_EXTENSIONS =
      Octets.hex("34ff002000000008000000c001001e8501000900").then(IP);
  private static final List<Octets> ALL =
      List.of(
          ECHO_REQUEST,
          ECHO_RESPONSE,
          ERROR_INDICATION,
          ERROR_INDICATION_WITH_PORT,
          SUPPORTED_EXTENSION_HEADERS,
          END_MARKER,
          G_PDU,
          G_PDU_WITH_EXTENSIONS);

  @Test
  void readsEveryMessage() {
    var values =
        Map.of(
            ECHO_REQUEST, new GtpuMessage.EchoRequest(OtherIes.NONE),
            ECHO_RESPONSE, new GtpuMessage.EchoResponse(0, OtherIes.NONE),
            ERROR_INDICATION,
                new GtpuMessage.ErrorIndication(
                    new Teid(702), Inet4Address.ofLiteral("10.60.30.1"), OtherIes.NONE),
            SUPPORTED_EXTENSION_HEADERS,
                new GtpuMessage.SupportedExtensionHeadersNotification(List.of(0xc0), OtherIes.NONE),
            END_MARKER, new GtpuMessage.EndMarker(OtherIes.NONE),
            G_PDU, new GtpuMessage.GPdu(IP),
            G_PDU_WITH_EXTENSIONS, new GtpuMessage.GPdu(IP));

    values.forEach((octets, value) -> assertThat(received(octets).message()).isEqualTo(value));
  }

  @Test
  void writesEveryMessageAsItCame() {
    for (var octets : ALL) {
      var received = received(octets);
      assertThat(Gtpu.encode(received.header(), received.message())).isEqualTo(octets);
    }
  }

  @Test
  void readsExtensionHeadersAndWhoHasToUnderstandThem() {
    var header = received(G_PDU_WITH_EXTENSIONS).header();

    assertThat(header.sequence()).isEmpty();
    assertThat(header.extensions())
        .containsExactly(
            new ExtensionHeader(ExtensionHeader.PDCP_PDU_NUMBER, Octets.of(0, 30)),
            new ExtensionHeader(ExtensionHeader.PDU_SESSION_CONTAINER, Octets.of(0, 9)));
    assertThat(header.extensions())
        .extracting(ExtensionHeader::comprehension)
        .containsExactly(
            ExtensionHeader.Comprehension.BY_RECIPIENT, ExtensionHeader.Comprehension.BY_ENDPOINT);
    assertThat(received(ERROR_INDICATION_WITH_PORT).header())
        .isEqualTo(
            new GtpuHeader(
                Gtpu.ERROR_INDICATION,
                Teid.NONE,
                Optional.of(4),
                Optional.empty(),
                List.of(new ExtensionHeader(ExtensionHeader.UDP_PORT, Octets.of(8, 0x68)))));
  }

  @Test
  void dropsWhatLacksAMandatoryElement() {
    assertThat(Gtpu.decode(Octets.hex("321a0009000000000003000010000002be")))
        .isInstanceOf(Gtpu.Received.Refused.class);
  }

  @Test
  void tellsUnknownTypesAndOtherVersionsApart() {
    assertThat(Gtpu.decode(Octets.hex("30fd000000000008")))
        .isInstanceOf(Gtpu.Received.UnknownType.class);
    assertThat(Gtpu.decode(Octets.hex("48fe000000000008")))
        .isInstanceOf(Gtpu.Received.Unreadable.class);
  }

  @Test
  void findsTheUsersPacketWhereItLies() {
    var buffer = ByteBuffer.allocate(100).put(3, G_PDU.toByteArray());

    assertThat(GPduHeader.payload(buffer, 3, 3 + G_PDU.length())).isEqualTo(3 + 8);
    assertThat(GPduHeader.messageType(buffer, 3)).isEqualTo(Gtpu.G_PDU);
    assertThat(GPduHeader.teid(buffer, 3)).isEqualTo(8);
    GPduHeader.setTeid(buffer, 3, 0x01020304);
    assertThat(GPduHeader.teid(buffer, 3)).isEqualTo(0x01020304);
    assertThat(payload(Octets.hex("32ff0018000000081234 0000").then(IP))).isEqualTo(12);
    assertThat(payload(G_PDU_WITH_EXTENSIONS)).isEqualTo(GPduHeader.COMPREHENSION_REQUIRED);
    assertThat(payload(ERROR_INDICATION_WITH_PORT)).isEqualTo(16);
  }

  @Test
  void writesTheHeaderOfAUsersPacket() {
    var buffer = ByteBuffer.allocate(G_PDU.length()).put(8, IP.toByteArray());
    GPduHeader.put(buffer, 0, 8, IP.length());

    assertThat(Octets.wrap(buffer.array())).isEqualTo(G_PDU);
  }

  @Test
  void survivesTruncationAtEveryOctet() {
    for (var octets : ALL) {
      for (int length = 0; length < octets.length(); length++) {
        assertThat(Gtpu.decode(octets.slice(0, length)))
            .isInstanceOf(Gtpu.Received.Unreadable.class);
        assertThat(payload(octets.slice(0, length))).isEqualTo(GPduHeader.MALFORMED);
      }
      assertThat(payload(octets.then(Octets.of(0)))).isEqualTo(GPduHeader.MALFORMED);
    }
  }

  @Test
  void bothReadersAgreeOnAHundredThousandMutations() {
    var random = new Random(29_281);
    for (int i = 0; i < 100_000; i++) {
      var array = ALL.get(random.nextInt(ALL.size())).toByteArray();
      for (int change = random.nextInt(4); change >= 0; change--) {
        array[random.nextInt(array.length)] = (byte) random.nextInt(256);
      }
      var octets = Octets.wrap(array);
      var received = Gtpu.decode(octets);
      assertThat(payload(octets) == GPduHeader.MALFORMED)
          .as(octets.toHex())
          .isEqualTo(received instanceof Gtpu.Received.Unreadable);
      if (received instanceof Gtpu.Received.Message(var header, var message)) {
        Gtpu.render(message);
        Gtpu.encode(header, message);
      }
    }
  }

  private static Gtpu.Received.Message received(Octets octets) {
    return (Gtpu.Received.Message) Gtpu.decode(octets);
  }

  private static int payload(Octets octets) {
    return GPduHeader.payload(ByteBuffer.wrap(octets.toByteArray()), 0, octets.length());
  }
}
