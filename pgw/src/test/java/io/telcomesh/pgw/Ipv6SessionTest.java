package io.telcomesh.pgw;

import static io.telcomesh.gtp.gtpc.CauseValue.NEW_PDN_TYPE_DUE_TO_NETWORK_PREFERENCE;
import static io.telcomesh.gtp.gtpc.CauseValue.NEW_PDN_TYPE_DUE_TO_SINGLE_ADDRESS_BEARER_ONLY;
import static io.telcomesh.gtp.gtpc.CauseValue.NO_RESOURCES_AVAILABLE;
import static io.telcomesh.gtp.gtpc.CauseValue.PREFERRED_PDN_TYPE_NOT_SUPPORTED;
import static io.telcomesh.gtp.gtpc.CauseValue.REQUEST_ACCEPTED;
import static io.telcomesh.pgw.PgwWorld.PGW;
import static io.telcomesh.pgw.PgwWorld.SGW_USER;
import static io.telcomesh.pgw.PgwWorld.gPdu;
import static io.telcomesh.pgw.PgwWorld.ip;
import static io.telcomesh.pgw.PgwWorld.packet;
import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.boot.Ipv6Prefix;
import io.telcomesh.boot.audit.HeldSession;
import io.telcomesh.codec.Octets;
import io.telcomesh.codec.testing.Proves;
import io.telcomesh.gtp.gtpc.Cause;
import io.telcomesh.gtp.gtpc.CreateSessionResponse;
import io.telcomesh.gtp.gtpc.PdnAddressAllocation;
import io.telcomesh.gtp.gtpc.PdnAddressAllocation.Prefix;
import io.telcomesh.identifiers.Imsi;
import io.telcomesh.identifiers.PdnType;
import io.telcomesh.identifiers.UePrefix;
import io.telcomesh.procedures.SimulatedScheduler;
import io.telcomesh.userplane.DropReason;
import io.telcomesh.userplane.InMemoryTun;
import io.telcomesh.userplane.RouterDiscovery;
import io.telcomesh.userplane.RouterDiscovery.Advertisement;
import io.telcomesh.userplane.RouterDiscovery.Solicitation;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// PDN connections with an IPv6 prefix, TS 29.061 §11.2.1.3.
class Ipv6SessionTest {
  private static final Inet6Address SERVER = ip6("2001:db8:70::1");
  private static final UePrefix FIRST = UePrefix.of(ip6("2001:db8:45::"));

  private final PgwWorld world = PgwWorld.dual();
  private final List<Octets> atServer = new ArrayList<>();

  @BeforeEach
  void listen() {
    world.packetDataNetwork.delivering(atServer::add);
  }

  @AfterEach
  void close() {
    assertThat(world.observer.failures()).isEmpty();
    world.close();
  }

  @Test
  void givesAPrefixOf64BitsAndAnInterfaceIdentifier() {
    var created = create(PdnType.IPV6);

    assertThat(created.cause()).isEqualTo(Cause.of(REQUEST_ACCEPTED));
    var given = created.pdnAddressAllocation().orElseThrow();
    assertThat(given.type()).isEqualTo(PdnType.IPV6);
    assertThat(given.ipv4()).isEmpty();
    assertThat(given.ipv6().orElseThrow().length()).isEqualTo(64);
    assertThat(prefix(created)).isEqualTo(FIRST);
    assertThat(linkLocal(created)).isNotEqualTo(ip6("fe80::1")).isNotEqualTo(ip6("fe80::"));
  }

  @Test
  @Proves("pgw.ipv6-64-ra-v4v6")
  void givesBothWhereOneBearerMayHaveBoth() {
    var created = create(PdnType.IPV4V6);

    assertThat(created.cause()).isEqualTo(Cause.of(REQUEST_ACCEPTED));
    var given = created.pdnAddressAllocation().orElseThrow();
    assertThat(given.type()).isEqualTo(PdnType.IPV4V6);
    assertThat(given.ipv4()).contains(ip("10.45.0.2"));
    assertThat(prefix(created)).isEqualTo(FIRST);
  }

  @Test
  void givesIpv4WhereABearerMayHaveOneAddressAlone() {
    var asked = asking(PdnType.IPV4V6);
    asked.indication = Optional.empty();

    var created = world.create(asked.build());

    assertThat(created.cause()).isEqualTo(Cause.of(NEW_PDN_TYPE_DUE_TO_SINGLE_ADDRESS_BEARER_ONLY));
    assertThat(type(created)).isEqualTo(PdnType.IPV4);
  }

  @Test
  void givesWhatANetworkOfIpv6Has() {
    var network =
        new PacketDataNetwork(
            PgwWorld.INTERNET,
            List.of(),
            List.of(),
            List.of(Ipv6Prefix.of("2001:db8:45::/56")),
            List.of(),
            List.of(),
            List.of(),
            1358);
    try (var ipv6 = new PgwWorld(new SimulatedScheduler(1), network)) {
      var created = ipv6.create(asking(PdnType.IPV4V6).build());
      assertThat(created.cause()).isEqualTo(Cause.of(NEW_PDN_TYPE_DUE_TO_NETWORK_PREFERENCE));
      assertThat(type(created)).isEqualTo(PdnType.IPV6);
      assertThat(ipv6.create(asking(PdnType.IPV4).build()).cause())
          .isEqualTo(Cause.of(PREFERRED_PDN_TYPE_NOT_SUPPORTED));
    }
  }

  @Test
  void namesThePrefixesOfAllPoolsOfBothFamiliesForThePacketDataNetwork() {
    assertThat(world.pgw.routes())
        .containsExactly(
            "10.45.0.0/24",
            "10.45.7.1/32",
            "10.45.7.2/31",
            "10.45.7.4/30",
            "10.45.7.8/31",
            "2001:db8:45:0:0:0:0:0/56",
            "2001:db8:46:0:0:0:0:0/56");
  }

  @Test
  void tellsTheAuditTheAddressesOfBothFamilies() {
    create(PdnType.IPV4V6);

    assertThat(new HeldSessions(world.pgw).held())
        .flatExtracting(HeldSession::addresses)
        .containsExactly("10.45.0.2", "2001:db8:45:0:0:0:0:0/64");
  }

  @Test
  void givesIpv4AloneWhereThePodHasNoIpv6() {
    try (var ipv4 =
        new PgwWorld(new SimulatedScheduler(1), PgwWorld.DUAL, InMemoryTun::withoutIpv6)) {
      var both = ipv4.create(asking(PdnType.IPV4V6).build());
      assertThat(both.cause()).isEqualTo(Cause.of(NEW_PDN_TYPE_DUE_TO_NETWORK_PREFERENCE));
      assertThat(type(both)).isEqualTo(PdnType.IPV4);
      assertThat(ipv4.create(asking(PdnType.IPV6).build()).cause())
          .isEqualTo(Cause.of(PREFERRED_PDN_TYPE_NOT_SUPPORTED));
      assertThat(ipv4.pgw.routes()).isNotEmpty().noneMatch(route -> route.contains(":"));
    }
  }

  @Test
  @Proves("pgw.static-address-from-subscription")
  void givesTheSubscribedAddressesOfBothFamilies() {
    var asked = asking(PdnType.IPV4V6);
    asked.addresses =
        Optional.of(
            new PdnAddressAllocation(
                PdnType.IPV4V6,
                Optional.of(ip("10.45.7.4")),
                Optional.of(new Prefix(64, ip6("2001:db8:46:9::")))));

    var created = world.create(asked.build());

    assertThat(created.pdnAddressAllocation().orElseThrow().ipv4()).contains(ip("10.45.7.4"));
    assertThat(prefix(created)).isEqualTo(UePrefix.of(ip6("2001:db8:46:9::")));
    asked.imsi = Optional.of(new Imsi("001010000000002"));
    assertThat(world.create(asked.build()).cause()).isEqualTo(Cause.of(NO_RESOURCES_AVAILABLE));
  }

  @Test
  void keepsNoIpv4AddressWhereThePrefixIsRefused() {
    var asked = asking(PdnType.IPV4V6);
    asked.addresses =
        Optional.of(
            new PdnAddressAllocation(
                PdnType.IPV4V6,
                Optional.of(ip("0.0.0.0")),
                Optional.of(new Prefix(64, ip6("2001:db8:99::")))));

    assertThat(world.create(asked.build()).cause()).isEqualTo(Cause.of(NO_RESOURCES_AVAILABLE));

    world.assertEmpty();
  }

  @Test
  @Proves("pgw.ipv6-64-ra-v4v6")
  void bringsPacketsOfAnyAddressOfThePrefixBothWays() {
    var created = create(PdnType.IPV6);
    var ue = FIRST.address(0x1234567890L);

    world.uplink(created, packet(ue, SERVER));
    world.packetDataNetwork.send(packet(SERVER, ue));
    run();

    assertThat(atServer).containsExactly(packet(ue, SERVER));
    assertThat(world.downlink()).containsExactly(gPdu(SGW_USER, packet(SERVER, ue)));
  }

  @Test
  @Proves("pgw.spoofing-check-of-ue-source-address")
  void dropsPacketsOfAnothersPrefix() {
    var created = create(PdnType.IPV6);

    world.uplink(created, packet(ip6("2001:db8:45:1::1"), SERVER));

    assertThat(atServer).isEmpty();
    assertThat(world.pgw.userPlane().dropped(DropReason.FORGED_SOURCE)).isEqualTo(1);
  }

  @Test
  @Proves("pgw.ipv6-64-ra-v4v6")
  void answersARouterSolicitationInTheTunnel() {
    var created = create(PdnType.IPV6);

    world.uplink(created, new Solicitation(linkLocal(created)).packet());

    assertThat(advertised())
        .isEqualTo(
            new Advertisement(
                ip6("fe80::1"),
                linkLocal(created),
                Duration.ofSeconds(64_800),
                FIRST,
                1358,
                List.of(ip6("2001:db8:70::53"))));
    assertThat(atServer).isEmpty();
  }

  @Test
  void answersAllNodesWhereTheUeHasNoAddressYet() {
    var created = create(PdnType.IPV4V6);

    world.uplink(created, new Solicitation(ip6("::")).packet());

    assertThat(advertised().destination()).isEqualTo(ip6("ff02::1"));
    assertThat(advertised()).isNotNull();
  }

  @Test
  void tellsThePrefixAgainBeforeItCouldBeForgotten() {
    var created = create(PdnType.IPV6);
    world.uplink(created, new Solicitation(linkLocal(created)).packet());
    world.downlink();

    world.scheduler.runFor(Duration.ofHours(6));

    assertThat(advertised().destination()).isEqualTo(ip6("ff02::1"));
    assertThat(advertised().prefix()).isEqualTo(FIRST);
    world.downlink();
    world.sgw.send(PGW, PgwWorld.delete(), PgwWorld.control(created));
    world.scheduler.runFor(Duration.ofHours(7));
    assertThat(world.downlink()).isEmpty();
    world.assertEmpty();
  }

  @Test
  void saysNothingToAUeWithoutIpv6() {
    var created = create(PdnType.IPV4);

    world.uplink(created, new Solicitation(ip6("fe80::2")).packet());

    assertThat(world.downlink()).isEmpty();
    assertThat(world.pgw.userPlane().dropped(DropReason.NOT_FOR_ROUTERS)).isEqualTo(1);
  }

  @Test
  void believesNoSolicitationThatARouterHasPassedOn() { // RFC 4861 §6.1.1
    var created = create(PdnType.IPV6);
    var octets = new Solicitation(linkLocal(created)).packet().toByteArray();
    octets[7] = 64;

    world.uplink(created, Octets.wrap(octets));
    octets[7] = (byte) 255;
    octets[42] ^= 1; // the checksum
    world.uplink(created, Octets.wrap(octets));

    assertThat(world.downlink()).isEmpty();
  }

  private Advertisement advertised() {
    assertThat(world.downlink).hasSize(1);
    var packet = world.downlink.getFirst().from(8);
    return (Advertisement) RouterDiscovery.read(packet).orElseThrow();
  }

  private CreateSessionResponse create(PdnType type) {
    return world.create(asking(type).build());
  }

  private void run() {
    world.scheduler.runFor(Duration.ofMillis(10));
  }

  private static PgwWorld.Request asking(PdnType type) {
    var asked = new PgwWorld.Request();
    asked.addresses = Optional.empty();
    asked.type = Optional.of(type);
    return asked;
  }

  private static PdnType type(CreateSessionResponse created) {
    return created.pdnAddressAllocation().orElseThrow().type();
  }

  private static UePrefix prefix(CreateSessionResponse created) {
    return UePrefix.of(address(created));
  }

  private static Inet6Address linkLocal(CreateSessionResponse created) {
    var octets = address(created).getAddress();
    var local = ip6("fe80::").getAddress();
    System.arraycopy(local, 0, octets, 0, 8);
    return UePrefix.of(ip6("fe80::"))
        .address(Octets.wrap(octets).from(8).reader().u32() << 32 | low(octets));
  }

  private static long low(byte[] octets) {
    return Octets.wrap(octets).from(12).reader().u32();
  }

  private static Inet6Address address(CreateSessionResponse created) {
    return created
        .pdnAddressAllocation()
        .flatMap(PdnAddressAllocation::ipv6)
        .orElseThrow()
        .address();
  }

  private static Inet6Address ip6(String literal) {
    return (Inet6Address) InetAddress.ofLiteral(literal);
  }
}
