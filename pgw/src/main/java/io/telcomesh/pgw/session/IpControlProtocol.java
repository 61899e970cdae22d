package io.telcomesh.pgw.session;

import io.telcomesh.codec.DecodeException;
import io.telcomesh.codec.OctetReader;
import io.telcomesh.codec.OctetWriter;
import io.telcomesh.codec.Octets;
import java.net.Inet4Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The PPP way to ask for name servers, RFC 1332 and RFC 1877: a Configure-Request whose addresses
/// are all zero is answered with Configure-Nak, which holds ours.
final class IpControlProtocol {
  private static final int CONFIGURE_REQUEST = 1;
  private static final int CONFIGURE_ACK = 2;
  private static final int CONFIGURE_NAK = 3;
  private static final int CONFIGURE_REJECT = 4;
  private static final int PRIMARY_DNS = 129;
  private static final int SECONDARY_DNS = 131;
  private static final int HEADER = 4;

  private IpControlProtocol() {}

  private record Option(int type, Octets value) {}

  /// The answer to a Configure-Request; empty to anything else, and to what is malformed.
  static Optional<Octets> answer(Octets packet, List<Inet4Address> dns) {
    try {
      var in = packet.reader();
      if (in.u8() != CONFIGURE_REQUEST) {
        return Optional.empty();
      }
      int identifier = in.u8();
      return Optional.of(answer(identifier, options(in.sub(in.u16() - HEADER)), dns));
    } catch (DecodeException malformed) {
      return Optional.empty();
    }
  }

  private static Octets answer(int identifier, List<Option> asked, List<Inet4Address> dns) {
    var unknown = asked.stream().filter(option -> ours(option, dns).isEmpty()).toList();
    if (!unknown.isEmpty()) { // RFC 1661 §5.4: goes before a Nak
      return packet(CONFIGURE_REJECT, identifier, unknown);
    }
    var others =
        asked.stream()
            .map(option -> new Option(option.type, ours(option, dns).orElseThrow()))
            .filter(option -> !asked.contains(option))
            .toList();
    return others.isEmpty()
        ? packet(CONFIGURE_ACK, identifier, asked)
        : packet(CONFIGURE_NAK, identifier, others);
  }

  private static Optional<Octets> ours(Option asked, List<Inet4Address> dns) {
    int index =
        switch (asked.type) {
          case PRIMARY_DNS -> 0;
          case SECONDARY_DNS -> 1;
          default -> dns.size();
        };
    return dns.stream()
        .skip(index)
        .findFirst()
        .map(address -> Octets.wrap(address.getAddress()));
  }

  private static List<Option> options(OctetReader in) {
    var options = new ArrayList<Option>();
    while (in.hasRemaining()) {
      int type = in.u8();
      options.add(new Option(type, in.octets(in.u8() - 2)));
    }
    return options;
  }

  private static Octets packet(int code, int identifier, List<Option> options) {
    var out = new OctetWriter().u8(code).u8(identifier).u16(0);
    for (var option : options) {
      out.u8(option.type).u8(option.value.length() + 2).octets(option.value);
    }
    out.patch(2, out.toOctets().length(), 2);
    return out.toOctets();
  }
}
