package io.telcomesh.pgw.session;

import static io.telcomesh.identifiers.ProtocolConfigurationOptions.DNS_SERVER_IPV4;
import static io.telcomesh.identifiers.ProtocolConfigurationOptions.IPCP;
import static io.telcomesh.identifiers.ProtocolConfigurationOptions.IPV4_LINK_MTU;

import io.telcomesh.identifiers.ProtocolConfigurationOptions;
import io.telcomesh.identifiers.ProtocolConfigurationOptions.Container;
import io.telcomesh.pgw.PacketDataNetwork;
import java.util.ArrayList;

/// What a UE is told that asks for protocol configuration, TS 24.008 §10.5.6.3: what it asked for
/// and we have, in the order of its asking. What we do not know is left out.
final class ConfigurationAnswer {
  private ConfigurationAnswer() {}

  static ProtocolConfigurationOptions to(
      ProtocolConfigurationOptions asked, PacketDataNetwork network) {
    var told = new ArrayList<Container>();
    for (var container : asked.containers()) {
      switch (container.id()) {
        case DNS_SERVER_IPV4 ->
            network.dns().stream().map(ProtocolConfigurationOptions::dnsServer).forEach(told::add);
        case IPV4_LINK_MTU -> told.add(ProtocolConfigurationOptions.ipv4LinkMtu(network.mtu()));
        case IPCP ->
            IpControlProtocol.answer(container.contents(), network.dns())
                .ifPresent(answer -> told.add(new Container(IPCP, answer)));
        default -> {}
      }
    }
    return new ProtocolConfigurationOptions(asked.configurationProtocol(), told);
  }
}
