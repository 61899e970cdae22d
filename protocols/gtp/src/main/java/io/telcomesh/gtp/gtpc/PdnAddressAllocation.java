package io.telcomesh.gtp.gtpc;

import io.telcomesh.codec.OctetReader;
import io.telcomesh.codec.OctetWriter;
import io.telcomesh.identifiers.PdnType;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.util.Optional;

/// The UE's addresses in the packet data network, TS 29.274 §8.14. In a request they are those of
/// the subscription, or all zero for any.
///
/// @param ipv4 where the type has one
/// @param ipv6 prefix and interface identifier, where the type has one
public record PdnAddressAllocation(
    PdnType type, Optional<Inet4Address> ipv4, Optional<Prefix> ipv6) {
  public PdnAddressAllocation {
    boolean needsIpv4 = type == PdnType.IPV4 || type == PdnType.IPV4V6;
    boolean needsIpv6 = type == PdnType.IPV6 || type == PdnType.IPV4V6;
    if (ipv4.isPresent() != needsIpv4 || ipv6.isPresent() != needsIpv6) {
      throw new IllegalArgumentException("addresses that %s does not have".formatted(type));
    }
  }

  /// @param length in bits, 64 for a UE
  public record Prefix(int length, Inet6Address address) {
    public Prefix {
      Codes.require(length, 128, "a prefix length");
    }
  }

  public static PdnAddressAllocation ipv4(Inet4Address address) {
    return new PdnAddressAllocation(PdnType.IPV4, Optional.of(address), Optional.empty());
  }

  static PdnAddressAllocation decode(OctetReader in) {
    var type = PdnTypes.decode(in);
    return switch (type) {
      case IPV4 -> ipv4(Addresses.ipv4(in));
      case IPV6 -> new PdnAddressAllocation(type, Optional.empty(), Optional.of(prefix(in)));
      case IPV4V6 -> {
        var ipv6 = prefix(in);
        yield new PdnAddressAllocation(type, Optional.of(Addresses.ipv4(in)), Optional.of(ipv6));
      }
      case NON_IP -> new PdnAddressAllocation(type, Optional.empty(), Optional.empty());
    };
  }

  void encode(OctetWriter out) {
    PdnTypes.encode(type, out);
    ipv6.ifPresent(prefix -> Addresses.write(prefix.address, out.u8(prefix.length)));
    ipv4.ifPresent(address -> Addresses.write(address, out));
  }

  private static Prefix prefix(OctetReader in) {
    int length = in.u8();
    return new Prefix(length, Addresses.ipv6(in));
  }

  @Override
  public String toString() {
    return type
        + ipv4.map(address -> " " + address.getHostAddress()).orElse("")
        + ipv6.map(prefix -> " %s/%d".formatted(prefix.address.getHostAddress(), prefix.length))
            .orElse("");
  }
}
