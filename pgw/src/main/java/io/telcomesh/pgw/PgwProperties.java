package io.telcomesh.pgw;

import io.telcomesh.boot.FunctionIdentity;
import io.telcomesh.boot.IpAddress;
import io.telcomesh.boot.Ipv4Prefix;
import io.telcomesh.boot.Network;
import io.telcomesh.boot.configuration.Checks;
import io.telcomesh.identifiers.Apn;
import io.telcomesh.referencepoints.gtpc.GtpcOptions;
import java.net.Inet4Address;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The keys `pgw.*`, documented in `application.yml`.
///
/// @param pool of the default APN, at the PGW with ordinal 0
/// @param state a directory of this PGW's own
@ConfigurationProperties("pgw")
record PgwProperties(
    @DefaultValue("10.45.0.0/24") Ipv4Prefix pool,
    @DefaultValue List<IpAddress> dns,
    @DefaultValue("1358") int mtu,
    @DefaultValue Map<String, FurtherNetwork> networks,
    @DefaultValue("60s") Duration quarantine,
    @DefaultValue Sgi sgi,
    @DefaultValue("1") int userPlaneThreads,
    Path state) {
  /// @param pool as it is, whatever the ordinal
  record FurtherNetwork(
      @Nullable Ipv4Prefix pool,
      @DefaultValue List<IpAddress> dns,
      @DefaultValue("1358") int mtu) {
    FurtherNetwork {
      new Checks()
          .present("pool", pool, "an IPv4 prefix, such as 10.46.0.0/24")
          .that(dns.stream().allMatch(PgwProperties::isIpv4), "dns", dns, "IPv4 addresses")
          .between("mtu", mtu, 576, 65_000)
          .done();
    }

    PacketDataNetwork of(Apn apn) {
      return new PacketDataNetwork(apn, Objects.requireNonNull(pool), ipv4(dns), mtu);
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
        .that(dns.stream().allMatch(PgwProperties::isIpv4), "dns", dns, "IPv4 addresses")
        .between("mtu", mtu, 576, 65_000)
        .between("quarantine", quarantine, Duration.ZERO, Duration.ofDays(1))
        .between("user-plane-threads", userPlaneThreads, 1, 64)
        .present("state", state, "a directory")
        .done();
  }

  PgwSettings settings(Network network, FunctionIdentity identity) {
    var all = new ArrayList<PacketDataNetwork>();
    all.add(
        new PacketDataNetwork(
            network.defaultApn(), pool.following(identity.ordinal()), ipv4(dns), mtu));
    networks.forEach((apn, further) -> all.add(further.of(new Apn(apn))));
    return new PgwSettings(all, quarantine, sgi.tun(), GtpcOptions.DEFAULT);
  }

  private static List<Inet4Address> ipv4(List<IpAddress> addresses) {
    return addresses.stream().map(address -> (Inet4Address) address.address()).toList();
  }

  private static boolean isIpv4(IpAddress address) {
    return address.address() instanceof Inet4Address;
  }
}
