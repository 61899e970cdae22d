package io.telcomesh.userplane;

import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.codec.Octets;
import io.telcomesh.identifiers.UePrefix;
import io.telcomesh.userplane.RouterDiscovery.Advertisement;
import io.telcomesh.userplane.RouterDiscovery.Solicitation;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Octets beside what tshark 4 reads in them, checksums included.
class RouterDiscoveryTest {
  private static final Advertisement ADVERTISEMENT =
      new Advertisement(
          ip("fe80::1"),
          ip("ff02::1"),
          Duration.ofSeconds(64_800),
          UePrefix.of(ip("2001:db8:45:1::")),
          1358,
          List.of(ip("2001:db8:70::53"), ip("2001:db8:70::54")));
  private static final Octets ADVERTISED =
      Octets.hex(
          """
          60000000 0060 3a ff fe800000000000000000000000000001 ff020000000000000000000000000001
          86 00 500c 40 00 fd20 00000000 00000000
          05 01 0000 0000054e
          03 04 40 40 ffffffff ffffffff 00000000 20010db8004500010000000000000000
          19 05 0000 0000fd20 20010db8007000000000000000000053 20010db8007000000000000000000054
          """);
  private static final Octets SOLICITED =
      Octets.hex(
          """
          60000000 0008 3a ff fe800000000000000000000100000007 ff020000000000000000000000000002
          85 00 7d2f 00000000
          """);

  @Test
  void readsAndWritesAnAdvertisement() {
    assertThat(ADVERTISEMENT.packet()).isEqualTo(ADVERTISED);
    assertThat(RouterDiscovery.read(ADVERTISED)).contains(ADVERTISEMENT);
  }

  @Test
  void readsAndWritesASolicitation() {
    var solicitation = new Solicitation(ip("fe80::1:0:7"));

    assertThat(solicitation.packet()).isEqualTo(SOLICITED);
    assertThat(RouterDiscovery.read(SOLICITED)).contains(solicitation);
  }

  @Test
  void readsNothingOutOfAPacketThatIsCutOrChanged() {
    for (var packet : List.of(ADVERTISED, SOLICITED)) {
      for (int length = 0; length < packet.length(); length++) {
        assertThat(RouterDiscovery.read(packet.slice(0, length))).isEmpty();
      }
      for (int i = 8; i < packet.length(); i++) { // traffic class and flow label may be any
        var octets = packet.toByteArray();
        octets[i] ^= 0x10;
        assertThat(RouterDiscovery.read(Octets.wrap(octets))).isEmpty();
      }
    }
  }

  @Test
  void believesNoAdvertisementOfANodeBeyondTheLink() { // RFC 4861 §6.1.2
    var forged =
        new Advertisement(
            ip("2001:db8::1"),
            ip("ff02::1"),
            Duration.ofSeconds(64_800),
            UePrefix.of(ip("2001:db8:45:1::")),
            1358,
            List.of());

    assertThat(RouterDiscovery.read(forged.packet())).isEmpty();
  }

  @Test
  void readsNothingBesideThem() {
    assertThat(RouterDiscovery.read(Octets.EMPTY)).isEmpty();
    assertThat(
            RouterDiscovery.read(
                Packets.ipv6(ip("fe80::1"), ip("ff02::1"), 58, Octets.hex("8000000000000000"))))
        .isEmpty();
  }

  private static Inet6Address ip(String literal) {
    return (Inet6Address) InetAddress.ofLiteral(literal);
  }
}
