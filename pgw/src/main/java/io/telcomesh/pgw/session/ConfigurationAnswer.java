package io.telcomesh.pgw.session;

import static io.telcomesh.identifiers.ProtocolConfigurationOptions.BEARER_CONTROL_MODE;
import static io.telcomesh.identifiers.ProtocolConfigurationOptions.DNS_SERVER_IPV4;
import static io.telcomesh.identifiers.ProtocolConfigurationOptions.DNS_SERVER_IPV6;
import static io.telcomesh.identifiers.ProtocolConfigurationOptions.IPCP;
import static io.telcomesh.identifiers.ProtocolConfigurationOptions.IPV4_LINK_MTU;
import static io.telcomesh.identifiers.ProtocolConfigurationOptions.P_CSCF_IPV4;
import static io.telcomesh.identifiers.ProtocolConfigurationOptions.P_CSCF_IPV6;

import io.telcomesh.codec.Octets;
import io.telcomesh.identifiers.ProtocolConfigurationOptions;
import io.telcomesh.identifiers.ProtocolConfigurationOptions.Container;
import io.telcomesh.pgw.PacketDataNetwork;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What a UE is told that asks for protocol configuration, TS 24.008 §10.5.6.3: what it asked for
/// and we have, in the order of its asking. What we do not know is left out; that the address comes
/// by NAS signalling needs no answer, because it is in the same message.
final class ConfigurationAnswer {
  /// Both UE and network may ask for bearers.
  private static final Octets UE_AND_NETWORK = Octets.of(2);

  private ConfigurationAnswer() {}

  static ProtocolConfigurationOptions to(
      ProtocolConfigurationOptions asked, PacketDataNetwork network) {
    var told = new ArrayList<Container>();
    for (var container : asked.containers()) {
      answer(container, network).forEach(told::add);
    }
    return new ProtocolConfigurationOptions(asked.configurationProtocol(), told);
  }

  private static Stream<Container> answer(Container asked, PacketDataNetwork network) {
    return switch (asked.id()) {
      case DNS_SERVER_IPV4 -> told(DNS_SERVER_IPV4, ipv4(network.dns()));
      case DNS_SERVER_IPV6 -> told(DNS_SERVER_IPV6, ipv6(network.dns()));
      case P_CSCF_IPV4 -> told(P_CSCF_IPV4, ipv4(network.proxies()));
      case P_CSCF_IPV6 -> told(P_CSCF_IPV6, ipv6(network.proxies()));
      case IPV4_LINK_MTU -> Stream.of(ProtocolConfigurationOptions.ipv4LinkMtu(network.mtu()));
      case BEARER_CONTROL_MODE -> Stream.of(new Container(BEARER_CONTROL_MODE, UE_AND_NETWORK));
      case IPCP ->
          IpControlProtocol.answer(asked.contents(), ipv4(network.dns()))
              .map(answer -> new Container(IPCP, answer))
              .stream();
      default -> Stream.empty();
    };
  }

  private static Stream<Container> told(int id, List<? extends InetAddress> addresses) {
    return addresses.stream().map(address -> new Container(id, Octets.wrap(address.getAddress())));
  }

  private static List<Inet4Address> ipv4(List<InetAddress> addresses) {
    return addresses.stream()
        .filter(Inet4Address.class::isInstance)
        .map(Inet4Address.class::cast)
        .toList();
  }

  private static List<Inet6Address> ipv6(List<InetAddress> addresses) {
    return addresses.stream()
        .filter(Inet6Address.class::isInstance)
        .map(Inet6Address.class::cast)
        .toList();
  }
}
