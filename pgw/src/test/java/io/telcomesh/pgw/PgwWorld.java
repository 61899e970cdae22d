package io.telcomesh.pgw;

import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.boot.Ipv6Prefix;
import io.telcomesh.codec.OctetWriter;
import io.telcomesh.codec.Octets;
import io.telcomesh.codec.OtherIes;
import io.telcomesh.gtp.Teid;
import io.telcomesh.gtp.gtpc.BearerContextToBeCreated;
import io.telcomesh.gtp.gtpc.BearerQos;
import io.telcomesh.gtp.gtpc.CreateSessionRequest;
import io.telcomesh.gtp.gtpc.CreateSessionResponse;
import io.telcomesh.gtp.gtpc.DeleteSessionRequest;
import io.telcomesh.gtp.gtpc.FTeid;
import io.telcomesh.gtp.gtpc.Indication;
import io.telcomesh.gtp.gtpc.IndicationFlag;
import io.telcomesh.gtp.gtpc.InterfaceType;
import io.telcomesh.gtp.gtpc.PdnAddressAllocation;
import io.telcomesh.gtp.gtpc.RatType;
import io.telcomesh.gtp.gtpc.RestartCounter;
import io.telcomesh.gtp.gtpu.Gtpu;
import io.telcomesh.identifiers.AggregateMaximumBitRate;
import io.telcomesh.identifiers.AllocationRetentionPriority;
import io.telcomesh.identifiers.Apn;
import io.telcomesh.identifiers.BitRate;
import io.telcomesh.identifiers.EpsBearerIdentity;
import io.telcomesh.identifiers.Imsi;
import io.telcomesh.identifiers.PdnType;
import io.telcomesh.identifiers.ProtocolConfigurationOptions;
import io.telcomesh.pgw.sgi.SgiPort;
import io.telcomesh.procedures.SimulatedScheduler;
import io.telcomesh.procedures.testing.RecordingObserver;
import io.telcomesh.referencepoints.DropCounter;
import io.telcomesh.referencepoints.MessageObserver;
import io.telcomesh.referencepoints.ReferencePoint;
import io.telcomesh.referencepoints.Surroundings;
import io.telcomesh.referencepoints.Wire;
import io.telcomesh.referencepoints.WireEvent;
import io.telcomesh.referencepoints.Wires;
import io.telcomesh.referencepoints.gtpc.GtpcOptions;
import io.telcomesh.referencepoints.memory.InMemoryNetwork;
import io.telcomesh.referencepoints.testing.ScriptedGtpc;
import io.telcomesh.referencepoints.udp.UdpSocket;
import io.telcomesh.userplane.InMemoryTun;
import io.telcomesh.userplane.InMemoryUserPlane;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// A PGW, and a SGW that a test plays, in virtual time.
final class PgwWorld implements AutoCloseable {
  static final InetAddress SGW = InetAddress.ofLiteral("10.60.30.2");
  static final InetAddress PGW = InetAddress.ofLiteral("10.60.50.1");
  static final Inet4Address SERVER = ip("10.60.70.1");
  static final Inet4Address NAME_SERVER = ip("10.60.70.53");
  static final Imsi IMSI = new Imsi("001010000000001");
  static final Apn INTERNET = new Apn("internet");
  static final AggregateMaximumBitRate AMBR =
      new AggregateMaximumBitRate(BitRate.kilobits(50_000), BitRate.kilobits(100_000));
  static final Teid SGW_CONTROL = new Teid(0x51);
  static final Teid SGW_USER = new Teid(0x52);
  static final PacketDataNetwork DUAL =
      new PacketDataNetwork(
          INTERNET,
          List.of(Ipv4Range.of("10.45.0.0/24")),
          List.of(Ipv4Range.of("10.45.7.1-10.45.7.9")),
          List.of(Ipv6Prefix.of("2001:db8:45::/56")),
          List.of(Ipv6Prefix.of("2001:db8:46::/56")),
          List.of(NAME_SERVER, InetAddress.ofLiteral("2001:db8:70::53")),
          List.of(InetAddress.ofLiteral("10.60.70.5"), InetAddress.ofLiteral("2001:db8:70::5")),
          1358);
  static final Duration QUARANTINE = Duration.ofSeconds(60);

  final SimulatedScheduler scheduler;
  final InMemoryNetwork network;
  final RecordingObserver observer = new RecordingObserver();
  final ScriptedGtpc sgw;
  final List<Octets> downlink = new ArrayList<>();
  final UdpSocket gPdus;
  final InMemoryTun packetDataNetwork;
  final Pgw pgw;

  PgwWorld(SimulatedScheduler scheduler, PacketDataNetwork internet) {
    this(scheduler, internet, _ -> {});
  }

  /// @param setting what is different with the UEs' interface
  PgwWorld(
      SimulatedScheduler scheduler, PacketDataNetwork internet, Consumer<InMemoryTun> setting) {
    this.scheduler = scheduler;
    network = new InMemoryNetwork(scheduler, scheduler.random());
    sgw = new ScriptedGtpc(network, SGW);
    var provider = new InMemoryUserPlane(network.udp(), scheduler::nanoTime);
    packetDataNetwork = provider.tun("ues");
    setting.accept(packetDataNetwork);
    var wires = new Wires();
    wires.post(new WireEvent.Up(new Wire(ReferencePoint.S5_S8, PGW, SGW)));
    var host =
        new Pgw.Host(
            network.udp(),
            provider,
            SgiPort.NONE,
            wires,
            new Surroundings(scheduler, MessageObserver.NONE, DropCounter.NONE),
            observer,
            new RestartCounter(1));
    try {
      gPdus =
          network
              .udp()
              .bind(
                  new InetSocketAddress(SGW, Gtpu.PORT),
                  burst -> burst.forEach(datagram -> downlink.add(datagram.octets())));
      pgw =
          Pgw.start(
              new PgwSettings(List.of(internet), QUARANTINE, "ues", GtpcOptions.DEFAULT), host);
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
    scheduler.runFor(Duration.ofSeconds(1));
  }

  static PgwWorld of(String pool) {
    return new PgwWorld(new SimulatedScheduler(1), ipv4(pool));
  }

  /// One with IPv4 and IPv6.
  static PgwWorld dual() {
    return new PgwWorld(new SimulatedScheduler(1), DUAL);
  }

  static PacketDataNetwork ipv4(String pool) {
    return PacketDataNetwork.ipv4(INTERNET, Ipv4Range.of(pool), List.of(NAME_SERVER), 1358);
  }

  /// Asks and waits for the answer.
  CreateSessionResponse create(CreateSessionRequest request) {
    int sequence = sgw.send(PGW, request, Teid.NONE);
    scheduler.runFor(Duration.ofSeconds(1));
    var answers = sgw.answers(sequence, CreateSessionResponse.class);
    assertThat(answers).hasSize(1);
    return answers.getFirst();
  }

  static Inet4Address addressOf(CreateSessionResponse created) {
    return created.pdnAddressAllocation().flatMap(PdnAddressAllocation::ipv4).orElseThrow();
  }

  static Teid control(CreateSessionResponse created) {
    return created.pgw().orElseThrow().teid();
  }

  static Teid user(CreateSessionResponse created) {
    return created.bearerContextsCreated().getFirst().s5s8uPgw().orElseThrow().teid();
  }

  static CreateSessionRequest request() {
    return new Request().build();
  }

  static DeleteSessionRequest delete() {
    return delete(EpsBearerIdentity.FIRST);
  }

  static DeleteSessionRequest delete(EpsBearerIdentity linked) {
    return new DeleteSessionRequest(
        Optional.empty(),
        Optional.of(linked),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        OtherIes.NONE);
  }

  /// What a test varies in a request.
  static final class Request {
    Optional<Imsi> imsi = Optional.of(IMSI);
    Apn apn = INTERNET;
    EpsBearerIdentity bearer = EpsBearerIdentity.FIRST;
    Optional<PdnAddressAllocation> addresses =
        Optional.of(PdnAddressAllocation.ipv4(ip("0.0.0.0")));
    Optional<PdnType> type = Optional.empty();
    Optional<Indication> indication = Optional.of(Indication.of(IndicationFlag.DAF));
    Optional<AggregateMaximumBitRate> ambr = Optional.of(AMBR);
    Optional<ProtocolConfigurationOptions> options = Optional.empty();
    InterfaceType senderType = InterfaceType.S5_S8_SGW_GTPC;
    Optional<FTeid> user = Optional.of(FTeid.of(InterfaceType.S5_S8_SGW_GTPU, SGW_USER, SGW));

    CreateSessionRequest build() {
      return new CreateSessionRequest(
          imsi,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          RatType.EUTRAN,
          indication,
          FTeid.of(senderType, SGW_CONTROL, SGW),
          Optional.empty(),
          apn,
          Optional.empty(),
          type,
          addresses,
          Optional.empty(),
          ambr,
          options,
          List.of(
              new BearerContextToBeCreated(
                  bearer,
                  Optional.empty(),
                  user,
                  Optional.empty(),
                  BearerQos.nonGuaranteed(new AllocationRetentionPriority(9, true, false), 9),
                  OtherIes.NONE)),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          OtherIes.NONE);
    }
  }

  /// Sends a UE's packet into the tunnel that a response names.
  void uplink(CreateSessionResponse created, Octets packet) {
    gPdus.send(new InetSocketAddress(PGW, Gtpu.PORT), gPdu(user(created), packet));
    scheduler.runFor(Duration.ofMillis(10));
  }

  /// What the PGW sent to the SGW's user plane since the last time.
  List<Octets> downlink() {
    var all = List.copyOf(downlink);
    downlink.clear();
    return all;
  }

  static Octets gPdu(Teid teid, Octets packet) {
    return new OctetWriter()
        .u8(0x30)
        .u8(Gtpu.G_PDU)
        .u16(packet.length())
        .u32(Integer.toUnsignedLong(teid.value()))
        .octets(packet)
        .toOctets();
  }

  /// An IPv6 packet of no payload.
  static Octets packet(Inet6Address from, Inet6Address to) {
    return new OctetWriter()
        .u32(0x60000000)
        .u16(0)
        .u8(59)
        .u8(64)
        .octets(Octets.wrap(from.getAddress()))
        .octets(Octets.wrap(to.getAddress()))
        .toOctets();
  }

  static Octets packet(Inet4Address from, Inet4Address to) {
    return new OctetWriter()
        .u8(0x45)
        .u8(0)
        .u16(20)
        .u32(0)
        .u8(64)
        .u8(17)
        .u16(0)
        .octets(Octets.wrap(from.getAddress()))
        .octets(Octets.wrap(to.getAddress()))
        .toOctets();
  }

  static Inet4Address ip(String literal) {
    return (Inet4Address) InetAddress.ofLiteral(literal);
  }

  /// Nothing of a PDN connection is left.
  void assertEmpty() {
    assertThat(pgw.sessions().size()).as("sessions").isZero();
    assertThat(pgw.addressesInUse()).as("addresses").isZero();
    assertThat(pgw.userPlane().rules()).as("rules").isZero();
    assertThat(pgw.active()).as("procedures").isZero();
    assertThat(observer.failures()).isEmpty();
  }

  @Override
  public void close() {
    pgw.close();
    scheduler.close();
  }
}
