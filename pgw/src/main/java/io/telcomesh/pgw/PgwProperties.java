package io.telcomesh.pgw;

import io.telcomesh.boot.FunctionIdentity;
import io.telcomesh.boot.IpAddress;
import io.telcomesh.boot.Ipv6Prefix;
import io.telcomesh.boot.Network;
import io.telcomesh.boot.configuration.Checks;
import io.telcomesh.identifiers.Apn;
import io.telcomesh.referencepoints.gtpc.GtpcOptions;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The keys `pgw.*`, documented in `application.yml`.
///
/// @param pool of the default APN, at the PGW with ordinal 0; so are the three that follow
/// @param state a directory of this PGW's own
@ConfigurationProperties("pgw")
record PgwProperties(
    @DefaultValue("10.45.0.0/20") List<Ipv4Range> pool,
    @DefaultValue List<Ipv4Range> reserved,
    @DefaultValue("fd00:10:45::/56") List<Ipv6Prefix> poolIpv6,
    @DefaultValue List<Ipv6Prefix> reservedIpv6,
    @DefaultValue List<IpAddress> dns,
    @DefaultValue List<IpAddress> proxies,
    @DefaultValue("1358") int mtu,
    @DefaultValue Map<String, FurtherNetwork> networks,
    @DefaultValue("60s") Duration quarantine,
    @DefaultValue Sgi sgi,
    @DefaultValue("1") int userPlaneThreads,
    Path state) {
  /// Its pools are as they are, whatever the ordinal.
  record FurtherNetwork(
      @DefaultValue List<Ipv4Range> pool,
      @DefaultValue List<Ipv4Range> reserved,
      @DefaultValue List<Ipv6Prefix> poolIpv6,
      @DefaultValue List<Ipv6Prefix> reservedIpv6,
      @DefaultValue List<IpAddress> dns,
      @DefaultValue List<IpAddress> proxies,
      @DefaultValue("1358") int mtu) {
    FurtherNetwork {
      boolean some =
          Stream.of(pool, reserved, poolIpv6, reservedIpv6).anyMatch(each -> !each.isEmpty());
      new Checks()
          .that(some, "pool", "", "addresses, such as 10.46.0.0/24, here or in pool-ipv6")
          .between("mtu", mtu, 576, 65_000)
          .done();
    }

    PacketDataNetwork of(Apn apn) {
      return new PacketDataNetwork(
          apn, pool, reserved, poolIpv6, reservedIpv6, addresses(dns), addresses(proxies), mtu);
    }
  }

  record Sgi(@DefaultValue("false") boolean nat, @DefaultValue("ues") String tun) {
    Sgi {
      new Checks()
          .that(tun.matches("[!-.0-~]{1,15}"), "tun", tun, "an interface's name of 1 to 15 letters")
          .done();
    }
  }

  PgwProperties {
    new Checks()
        .between("mtu", mtu, 576, 65_000)
        .between("quarantine", quarantine, Duration.ZERO, Duration.ofDays(1))
        .between("user-plane-threads", userPlaneThreads, 1, 64)
        .present("state", state, "a directory")
        .done();
  }

  PgwSettings settings(Network network, FunctionIdentity identity) {
    var all = new ArrayList<PacketDataNetwork>();
    int ordinal = identity.ordinal();
    all.add(
        new PacketDataNetwork(
            network.defaultApn(),
            pool.stream().map(each -> each.following(ordinal)).toList(),
            reserved.stream().map(each -> each.following(ordinal)).toList(),
            poolIpv6.stream().map(each -> each.following(ordinal)).toList(),
            reservedIpv6.stream().map(each -> each.following(ordinal)).toList(),
            addresses(dns),
            addresses(proxies),
            mtu));
    networks.forEach((apn, further) -> all.add(further.of(new Apn(apn))));
    return new PgwSettings(all, quarantine, sgi.tun(), GtpcOptions.DEFAULT);
  }

  private static List<InetAddress> addresses(List<IpAddress> written) {
    return written.stream().map(IpAddress::address).toList();
  }
}
