package io.telcomesh.pgw;

import static io.telcomesh.gtp.gtpc.CauseValue.ALL_DYNAMIC_ADDRESSES_OCCUPIED;
import static io.telcomesh.gtp.gtpc.CauseValue.CONDITIONAL_IE_MISSING;
import static io.telcomesh.gtp.gtpc.CauseValue.MANDATORY_IE_INCORRECT;
import static io.telcomesh.gtp.gtpc.CauseValue.MISSING_OR_UNKNOWN_APN;
import static io.telcomesh.gtp.gtpc.CauseValue.NEW_PDN_TYPE_DUE_TO_NETWORK_PREFERENCE;
import static io.telcomesh.gtp.gtpc.CauseValue.NO_RESOURCES_AVAILABLE;
import static io.telcomesh.gtp.gtpc.CauseValue.PREFERRED_PDN_TYPE_NOT_SUPPORTED;
import static io.telcomesh.gtp.gtpc.CauseValue.REQUEST_ACCEPTED;
import static io.telcomesh.pgw.PgwWorld.AMBR;
import static io.telcomesh.pgw.PgwWorld.IMSI;
import static io.telcomesh.pgw.PgwWorld.NAME_SERVER;
import static io.telcomesh.pgw.PgwWorld.PGW;
import static io.telcomesh.pgw.PgwWorld.SGW_CONTROL;
import static io.telcomesh.pgw.PgwWorld.addressOf;
import static io.telcomesh.pgw.PgwWorld.ip;
import static io.telcomesh.pgw.PgwWorld.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.codec.Octets;
import io.telcomesh.codec.testing.Proves;
import io.telcomesh.gtp.Teid;
import io.telcomesh.gtp.gtpc.Cause;
import io.telcomesh.gtp.gtpc.CauseValue;
import io.telcomesh.gtp.gtpc.CreateSessionResponse;
import io.telcomesh.gtp.gtpc.DeleteSessionResponse;
import io.telcomesh.gtp.gtpc.IeTag;
import io.telcomesh.gtp.gtpc.InterfaceType;
import io.telcomesh.gtp.gtpc.PdnAddressAllocation;
import io.telcomesh.identifiers.Apn;
import io.telcomesh.identifiers.EpsBearerIdentity;
import io.telcomesh.identifiers.Imsi;
import io.telcomesh.identifiers.PdnType;
import io.telcomesh.identifiers.ProtocolConfigurationOptions;
import io.telcomesh.identifiers.ProtocolConfigurationOptions.Container;
import io.telcomesh.procedures.SimulatedScheduler;
import io.telcomesh.userplane.ForwardingAction;
import io.telcomesh.userplane.UeAddresses;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CreateSessionTest {
  private static final IeTag S5_U_SGW = new IeTag(87, 2);
  private final PgwWorld world = PgwWorld.of("10.45.0.0/24");

  @AfterEach
  void close() {
    assertThat(world.observer.failures()).isEmpty();
    world.close();
  }

  @Test
  void answersWithAddressTunnelsAndBitRate() {
    var created = world.create(request());

    assertThat(created.cause()).isEqualTo(Cause.of(REQUEST_ACCEPTED));
    assertThat(addressOf(created)).isEqualTo(ip("10.45.0.2"));
    assertThat(created.apnAmbr()).contains(AMBR);
    var control = created.pgw().orElseThrow();
    assertThat(control.interfaceType()).isEqualTo(InterfaceType.S5_S8_PGW_GTPC);
    assertThat(control.address()).isEqualTo(PGW);
    var bearer = created.bearerContextsCreated().getFirst();
    assertThat(bearer.epsBearerIdentity()).isEqualTo(EpsBearerIdentity.FIRST);
    assertThat(bearer.s5s8uPgw().orElseThrow().interfaceType())
        .isEqualTo(InterfaceType.S5_S8_PGW_GTPU);
    assertThat(bearer.chargingId()).isPresent();
    assertThat(world.sgw.received().getFirst().header().teid()).contains(SGW_CONTROL);
  }

  @Test
  void answersARepeatedRequestOnceMoreAndMakesNothingNew() {
    int sequence = world.sgw.send(PGW, request(), Teid.NONE);
    world.scheduler.runFor(Duration.ofSeconds(1));
    world.sgw.send(PGW, request(), Teid.NONE, sequence);
    world.scheduler.runFor(Duration.ofSeconds(1));

    var answers = world.sgw.answers(sequence, CreateSessionResponse.class);
    assertThat(answers).hasSize(2);
    assertThat(answers.getFirst()).isEqualTo(answers.getLast());
    assertThat(world.pgw.sessions().size()).isEqualTo(1);
  }

  @Test
  void refusesAnApnItDoesNotServe() {
    refuses(asked -> asked.apn = new Apn("ims"), Cause.of(MISSING_OR_UNKNOWN_APN));
  }

  @Test
  void servesAnApnWithItsOperatorIdentifier() {
    var asked = new PgwWorld.Request();
    asked.apn = new Apn("internet.mnc001.mcc001.gprs");

    assertThat(world.create(asked.build()).cause().is(REQUEST_ACCEPTED)).isTrue();
  }

  @Test
  void answersTheDualTypeWithIpv4Alone() {
    var asked = new PgwWorld.Request();
    asked.addresses = Optional.of(addresses(PdnType.IPV4V6));

    var created = world.create(asked.build());

    assertThat(created.cause()).isEqualTo(Cause.of(NEW_PDN_TYPE_DUE_TO_NETWORK_PREFERENCE));
    assertThat(created.pdnAddressAllocation())
        .map(PdnAddressAllocation::type)
        .contains(PdnType.IPV4);
  }

  @Test
  void refusesIpv6() {
    refuses(
        asked -> asked.addresses = Optional.of(addresses(PdnType.IPV6)),
        Cause.of(PREFERRED_PDN_TYPE_NOT_SUPPORTED));
  }

  @Test
  void namesTheMissingIe() {
    refuses(asked -> asked.imsi = Optional.empty(), missing(new IeTag(1, 0)));
    refuses(asked -> asked.user = Optional.empty(), missing(S5_U_SGW));
    refuses(asked -> asked.addresses = Optional.empty(), missing(new IeTag(79, 0)));
  }

  @Test
  void takesThePdnTypeWhereNoAddressIsGiven() {
    var asked = new PgwWorld.Request();
    asked.addresses = Optional.empty();
    asked.type = Optional.of(PdnType.IPV4);

    assertThat(world.create(asked.build()).cause().is(REQUEST_ACCEPTED)).isTrue();
  }

  @Test
  void refusesASenderThatIsNoSgw() {
    refuses(
        asked -> asked.senderType = InterfaceType.S2B_EPDG_GTPC,
        Cause.of(MANDATORY_IE_INCORRECT, new IeTag(87, 0)));
  }

  @Test
  @Proves("pgw.static-address-from-subscription")
  void givesTheSubscribedAddressAndNoOneElse() {
    var asked = new PgwWorld.Request();
    asked.addresses = Optional.of(PdnAddressAllocation.ipv4(ip("10.45.0.3")));
    assertThat(addressOf(world.create(asked.build()))).isEqualTo(ip("10.45.0.3"));
    asked.imsi = Optional.of(new Imsi("001010000000002"));
    assertThat(world.create(asked.build()).cause()).isEqualTo(Cause.of(NO_RESOURCES_AVAILABLE));

    var other = new PgwWorld.Request();
    other.imsi = Optional.of(new Imsi("001010000000003"));
    assertThat(addressOf(world.create(other.build()))).isEqualTo(ip("10.45.0.2"));
    other.imsi = Optional.of(new Imsi("001010000000004"));
    assertThat(addressOf(world.create(other.build()))).isEqualTo(ip("10.45.0.4"));
  }

  @Test
  void refusesASubscribedAddressOfAnotherNetwork() {
    refuses(
        asked -> asked.addresses = Optional.of(PdnAddressAllocation.ipv4(ip("10.99.0.3"))),
        Cause.of(NO_RESOURCES_AVAILABLE));
  }

  @Test
  @Proves("pgw.ipv4-pools-several-per-apn-ranges")
  void givesTheAddressesOfAllItsPrefixesAndRanges() {
    var network =
        new PacketDataNetwork(
            PgwWorld.INTERNET,
            List.of(Ipv4Range.of("10.45.0.0/30"), Ipv4Range.of("10.46.0.9-10.46.0.10")),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            1358);
    try (var several = new PgwWorld(new SimulatedScheduler(1), network)) {
      var asked = new PgwWorld.Request();
      for (var address : List.of("10.45.0.2", "10.46.0.9", "10.46.0.10")) {
        asked.imsi = Optional.of(new Imsi("00101" + address.replace(".", "")));
        assertThat(addressOf(several.create(asked.build()))).isEqualTo(ip(address));
      }
      asked.imsi = Optional.of(new Imsi("001010000000009"));
      assertThat(several.create(asked.build()).cause())
          .isEqualTo(Cause.of(ALL_DYNAMIC_ADDRESSES_OCCUPIED));
    }
  }

  @Test
  @Proves("pgw.address-reuse-quarantine")
  void refusesWhenThePoolIsExhaustedUntilQuarantineIsOver() {
    try (var small = PgwWorld.of("10.45.0.0/30")) { // one address is for UEs
      var first = small.create(request());
      var asked = new PgwWorld.Request();
      asked.imsi = Optional.of(new Imsi("001010000000002"));
      assertThat(small.create(asked.build()).cause())
          .isEqualTo(Cause.of(ALL_DYNAMIC_ADDRESSES_OCCUPIED));

      small.sgw.send(PGW, PgwWorld.delete(), PgwWorld.control(first));
      small.scheduler.runFor(PgwWorld.QUARANTINE.minusSeconds(5));
      assertThat(small.create(asked.build()).cause())
          .isEqualTo(Cause.of(ALL_DYNAMIC_ADDRESSES_OCCUPIED));

      small.scheduler.runFor(Duration.ofSeconds(5));
      assertThat(addressOf(small.create(asked.build()))).isEqualTo(addressOf(first));
    }
  }

  @Test
  void replacesTheSessionOfTheSameBearer() {
    var first = world.create(request());
    var second = world.create(request());

    assertThat(world.pgw.sessions().size()).isEqualTo(1);
    assertThat(world.pgw.addressesInUse()).isEqualTo(1);
    assertThat(PgwWorld.control(second)).isNotEqualTo(PgwWorld.control(first));
    assertThat(PgwWorld.user(second)).isNotEqualTo(PgwWorld.user(first));
    int sequence = world.sgw.send(PGW, PgwWorld.delete(), PgwWorld.control(first));
    world.scheduler.runFor(Duration.ofSeconds(1));
    assertThat(world.sgw.answers(sequence, DeleteSessionResponse.class))
        .containsExactly(DeleteSessionResponse.of(Cause.of(CauseValue.CONTEXT_NOT_FOUND)));
  }

  @Test
  void keepsSessionsOfDifferentBearersApart() {
    var first = world.create(request());
    var asked = new PgwWorld.Request();
    asked.bearer = new EpsBearerIdentity(6);
    var second = world.create(asked.build());

    assertThat(addressOf(second)).isNotEqualTo(addressOf(first));
    assertThat(world.pgw.sessions().find(IMSI)).hasSize(2);
  }

  @Test
  void tellsNameServersAndMtuToWhomAsks() {
    var asked = new PgwWorld.Request();
    asked.options =
        Optional.of(
            ProtocolConfigurationOptions.of(
                new Container(ProtocolConfigurationOptions.DNS_SERVER_IPV4, Octets.EMPTY),
                new Container(ProtocolConfigurationOptions.IPV4_LINK_MTU, Octets.EMPTY)));

    var told = world.create(asked.build()).protocolConfigurationOptions().orElseThrow();

    assertThat(told.dnsServers()).containsExactly(NAME_SERVER);
    assertThat(told.all(ProtocolConfigurationOptions.IPV4_LINK_MTU))
        .containsExactly(Octets.hex("054e"));
  }

  @Test
  @Proves("pgw.pco-dns-v4-v6-p-cscf-v4-v6-mtu-ipcp-bcm")
  void tellsAllThatIsAskedForOfBothFamilies() {
    try (var dual = PgwWorld.dual()) {
      var asked = new PgwWorld.Request();
      asked.options =
          Optional.of(
              ProtocolConfigurationOptions.of(
                  asking(0x0001), // P-CSCF IPv6
                  asking(0x0003), // DNS IPv6
                  asking(0x0005), // network-requested bearers are taken
                  asking(0x000a), // the address by NAS signalling
                  asking(0x000c), // P-CSCF IPv4
                  asking(0x000d), // DNS IPv4
                  asking(0x0010), // MTU
                  asking(0x0012))); // what we do not have

      var told = dual.create(asked.build()).protocolConfigurationOptions().orElseThrow();

      assertThat(told)
          .isEqualTo(
              ProtocolConfigurationOptions.of(
                  new Container(0x0001, Octets.hex("20010db8007000000000000000000005")),
                  new Container(0x0003, Octets.hex("20010db8007000000000000000000053")),
                  new Container(0x0005, Octets.of(2)),
                  new Container(0x000c, Octets.hex("0a3c4605")),
                  new Container(0x000d, Octets.hex("0a3c4635")),
                  new Container(0x0010, Octets.hex("054e"))));
    }
  }

  @Test
  @Proves("pgw.ue-ip-uniqueness-enforced-in-up")
  void refusesAnAddressThatTheUserPlaneKnowsAsAnothers() {
    var address = UeAddresses.of(ip("10.45.0.2"));
    var there = world.pgw.userPlane().addUe(address, new ForwardingAction.Drop());

    assertThat(world.create(request()).cause()).isEqualTo(Cause.of(NO_RESOURCES_AVAILABLE));

    world.pgw.userPlane().remove(there);
    world.assertEmpty();
  }

  @Test
  @Proves("pgw.pco-dns-v4-v6-p-cscf-v4-v6-mtu-ipcp-bcm")
  void tellsNameServersThePppWay() { // RFC 1877: two addresses asked for, one is there
    var asked = new PgwWorld.Request();
    asked.options =
        Optional.of(
            ProtocolConfigurationOptions.of(
                new Container(
                    ProtocolConfigurationOptions.IPCP, Octets.hex("01 07 000a 8106 00000000"))));

    var told = world.create(asked.build()).protocolConfigurationOptions().orElseThrow();

    assertThat(told.all(ProtocolConfigurationOptions.IPCP))
        .containsExactly(Octets.hex("03 07 000a 8106 0a3c4635"));
  }

  @Test
  void makesNothingNewWhileItDrains() {
    world.pgw.refuseNew();

    assertThat(world.create(request()).cause()).isEqualTo(Cause.of(NO_RESOURCES_AVAILABLE));
    world.assertEmpty();
  }

  private void refuses(Consumer<PgwWorld.Request> variation, Cause cause) {
    var asked = new PgwWorld.Request();
    variation.accept(asked);

    assertThat(world.create(asked.build())).isEqualTo(CreateSessionResponse.of(cause));
    world.assertEmpty();
  }

  private static Container asking(int id) {
    return new Container(id, Octets.EMPTY);
  }

  private static Cause missing(IeTag ie) {
    return Cause.of(CONDITIONAL_IE_MISSING, ie);
  }

  private static PdnAddressAllocation addresses(PdnType type) {
    var none = new PdnAddressAllocation.Prefix(0, (Inet6Address) InetAddress.ofLiteral("::"));
    return new PdnAddressAllocation(
        type,
        type == PdnType.IPV6 ? Optional.empty() : Optional.of(ip("0.0.0.0")),
        Optional.of(none));
  }
}
