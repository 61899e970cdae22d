package io.telcomesh.identifiers;

import io.telcomesh.codec.DecodeException;
import io.telcomesh.codec.OctetReader;
import io.telcomesh.codec.OctetWriter;
import io.telcomesh.codec.Octets;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Protocol configuration options, TS 24.008 §10.5.6.3: what the UE asks of the packet data network
/// and what it is told, carried unread by NAS and GTPv2.
///
/// @param configurationProtocol 0, PPP for use with IP
/// @param containers protocols (IPCP 8021, PAP c023, …) and parameters (containers 0000 and up) in
///   order
public record ProtocolConfigurationOptions(int configurationProtocol, List<Container> containers) {
  public static final int IPCP = 0x8021;
  public static final int P_CSCF_IPV6 = 0x0001;
  public static final int DNS_SERVER_IPV6 = 0x0003;

  /// The UE says that it takes bearers which the network asks for; the network says who may ask.
  public static final int BEARER_CONTROL_MODE = 0x0005;

  public static final int ADDRESS_ALLOCATION_VIA_NAS = 0x000a;
  public static final int P_CSCF_IPV4 = 0x000c;
  public static final int DNS_SERVER_IPV4 = 0x000d;
  public static final int IPV4_LINK_MTU = 0x0010;

  public ProtocolConfigurationOptions {
    Range.check(configurationProtocol, 0, 7, "a configuration protocol");
    containers = List.copyOf(containers);
  }

  /// @param id protocol or container identifier, 16 bits
  /// @param contents 255 octets at most
  public record Container(int id, Octets contents) {
    public Container {
      Range.check(id, 0, 0xffff, "a container identifier");
      Range.check(contents.length(), 0, 255, "the length of a container");
    }
  }

  public static ProtocolConfigurationOptions of(Container... containers) {
    return new ProtocolConfigurationOptions(0, List.of(containers));
  }

  public static ProtocolConfigurationOptions decode(OctetReader in) {
    int first = in.u8();
    if ((first & 0x80) == 0) {
      throw new DecodeException("protocol configuration options without extension bit");
    }
    var containers = new ArrayList<Container>();
    while (in.hasRemaining()) {
      containers.add(new Container(in.u16(), in.octets(in.u8())));
    }
    return new ProtocolConfigurationOptions(first & 7, containers);
  }

  public void encode(OctetWriter out) {
    out.u8(0x80 | configurationProtocol);
    for (var container : containers) {
      out.u16(container.id).u8(container.contents.length()).octets(container.contents);
    }
  }

  public boolean asksFor(int id) {
    return containers.stream().anyMatch(each -> each.id == id);
  }

  public Stream<Octets> all(int id) {
    return containers.stream().filter(each -> each.id == id).map(Container::contents);
  }

  /// The DNS servers that the network named.
  public List<InetAddress> dnsServers() {
    return Stream.concat(all(DNS_SERVER_IPV4), all(DNS_SERVER_IPV6))
        .filter(contents -> contents.length() == 4 || contents.length() == 16)
        .map(ProtocolConfigurationOptions::address)
        .toList();
  }

  public static Container dnsServer(InetAddress address) {
    int id = address instanceof Inet4Address ? DNS_SERVER_IPV4 : DNS_SERVER_IPV6;
    return new Container(id, Octets.wrap(address.getAddress()));
  }

  public static Container ipv4LinkMtu(int octets) {
    return new Container(IPV4_LINK_MTU, new OctetWriter(2).u16(octets).toOctets());
  }

  private static InetAddress address(Octets octets) {
    try {
      return InetAddress.getByAddress(octets.toByteArray());
    } catch (UnknownHostException impossible) {
      throw new IllegalArgumentException("no address: " + octets, impossible);
    }
  }
}
