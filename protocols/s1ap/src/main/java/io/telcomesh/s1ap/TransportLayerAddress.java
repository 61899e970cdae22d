package io.telcomesh.s1ap;

import static io.telcomesh.asn1per.Asn1.extensibleBitString;

import io.telcomesh.asn1per.BitString;
import io.telcomesh.asn1per.PerType;
import io.telcomesh.codec.Octets;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/// Transport Layer Address, TS 36.413 §9.2.2.1: where user data is sent to. An IPv4 address (32
/// bits), an IPv6 address (128 bits) or both in this order (TS 36.414 §5.3).
public record TransportLayerAddress(BitString bits) {
  static final PerType<TransportLayerAddress> TYPE =
      extensibleBitString(1, 160).as(TransportLayerAddress::new, TransportLayerAddress::bits);

  public static TransportLayerAddress of(InetAddress address) {
    return new TransportLayerAddress(BitString.of(Octets.copyOf(address.getAddress())));
  }

  public static TransportLayerAddress of(Inet4Address first, Inet6Address second) {
    var octets = Octets.copyOf(first.getAddress()).then(Octets.copyOf(second.getAddress()));
    return new TransportLayerAddress(BitString.of(octets));
  }

  public Optional<Inet4Address> ipv4() {
    return bits.length() == 32 || bits.length() == 160
        ? Optional.of((Inet4Address) address(bits.octets().slice(0, 4)))
        : Optional.empty();
  }

  public Optional<InetAddress> ipv6() {
    return switch (bits.length()) {
      case 128 -> Optional.of(address(bits.octets()));
      case 160 -> Optional.of(address(bits.octets().from(4)));
      default -> Optional.empty();
    };
  }

  private static InetAddress address(Octets octets) {
    try {
      return InetAddress.getByAddress(octets.toByteArray());
    } catch (UnknownHostException wrongLength) {
      throw new IllegalStateException(wrongLength);
    }
  }

  @Override
  public String toString() {
    var text = ipv4().map(InetAddress::getHostAddress).orElse("");
    var second = ipv6().map(InetAddress::getHostAddress).orElse("");
    return text.isEmpty() && second.isEmpty() ? bits.toString() : (text + " " + second).strip();
  }
}
