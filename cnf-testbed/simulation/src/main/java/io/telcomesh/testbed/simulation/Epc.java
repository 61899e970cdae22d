package io.telcomesh.testbed.simulation;

import io.telcomesh.boot.Ipv6Prefix;
import io.telcomesh.codec.Octets;
import io.telcomesh.enodebsim.EnodebSettings;
import io.telcomesh.enodebsim.EnodebSim;
import io.telcomesh.enodebsim.PdnConnection;
import io.telcomesh.enodebsim.UeResult;
import io.telcomesh.enodebsim.bearers.Bearers;
import io.telcomesh.enodebsim.interfaces.IcmpEcho;
import io.telcomesh.enodebsim.interfaces.MemoryUeInterfaces;
import io.telcomesh.gtp.gtpc.RestartCounter;
import io.telcomesh.hss.Hss;
import io.telcomesh.hss.S6aServer;
import io.telcomesh.hss.subscription.InMemorySubscribers;
import io.telcomesh.identifiers.Apn;
import io.telcomesh.identifiers.Gummei;
import io.telcomesh.identifiers.Imsi;
import io.telcomesh.identifiers.PdnType;
import io.telcomesh.identifiers.Plmn;
import io.telcomesh.identifiers.Tai;
import io.telcomesh.mme.Mme;
import io.telcomesh.mme.MmeSettings;
import io.telcomesh.mme.overload.OverloadLimits;
import io.telcomesh.pgw.Ipv4Range;
import io.telcomesh.pgw.PacketDataNetwork;
import io.telcomesh.pgw.Pgw;
import io.telcomesh.procedures.SimulatedScheduler;
import io.telcomesh.procedures.testing.RecordingObserver;
import io.telcomesh.referencepoints.ReferencePoint;
import io.telcomesh.referencepoints.Wire;
import io.telcomesh.referencepoints.WireEvent;
import io.telcomesh.referencepoints.Wires;
import io.telcomesh.referencepoints.memory.InMemoryNetwork;
import io.telcomesh.security.EpsEncryptionAlgorithm;
import io.telcomesh.security.EpsIntegrityAlgorithm;
import io.telcomesh.sgw.Sgw;
import io.telcomesh.userplane.InMemoryTun;
import io.telcomesh.userplane.InMemoryUserPlane;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// One MME, HSS, SGW, PGW and a simulator, wired as `4g-network` wires them; behind the PGW a host
/// that answers pings.
public final class Epc implements AutoCloseable {
  public static final Plmn PLMN = new Plmn("001", "01");
  public static final Apn INTERNET = new Apn("internet");

  /// One with IPv4 and IPv6.
  public static final Apn IMS = new Apn("ims");

  public static final Octets SEED = Octets.ascii("sixteen octets or more of seed");

  static final InetAddress MME = InetAddress.ofLiteral("10.60.10.1");
  private static final InetAddress HSS_S6A = InetAddress.ofLiteral("10.60.10.2");
  static final InetAddress ENODEB_S1_MME = InetAddress.ofLiteral("10.60.10.3");
  private static final InetAddress SGW_S11 = InetAddress.ofLiteral("10.60.10.4");
  static final InetAddress SGW = InetAddress.ofLiteral("10.60.30.1");
  private static final InetAddress ENODEB_S1_U = InetAddress.ofLiteral("10.60.30.2");
  private static final InetAddress PGW = InetAddress.ofLiteral("10.60.50.1");
  private static final InetAddress SGW_S5_S8 = InetAddress.ofLiteral("10.60.50.2");

  /// Where somebody else's eNodeB is, if a test has one.
  static final InetAddress STRANGER = InetAddress.ofLiteral("10.60.10.66");

  static final InetAddress STRANGER_S1_U = InetAddress.ofLiteral("10.60.30.66");
  private static final Wire MME_S6A = new Wire(ReferencePoint.S6A, MME, HSS_S6A);

  /// The host behind the PGW.
  public static final Inet4Address HOST = (Inet4Address) InetAddress.ofLiteral("10.60.70.1");

  private final Functions functions;
  private final InMemorySubscribers subscribers = new InMemorySubscribers();
  private final MemoryUeInterfaces ueInterfaces;
  private final List<Octets> atHost = new ArrayList<>();
  private InMemoryTun host;
  private final S6aServer hss;
  private final OverloadLimits overload;
  private final Transport transport;
  private Wires mmeWires = new Wires();
  private Mme mme;
  private Sgw sgw;
  private Pgw pgw;
  private int restarts;
  private final EnodebSim simulator;

  /// What the wires carry; users' packets may be of either family whatever it is.
  private enum Transport {
    IPV4,
    IPV6;

    /// The address as it is, or `fd00::` with it as its last 32 bits.
    InetAddress of(InetAddress address) {
      return switch (this) {
        case IPV4 -> address;
        case IPV6 -> InetAddress.ofLiteral("fd00::" + address.getHostAddress());
      };
    }

    Wire of(Wire wire) {
      return new Wire(
          wire.referencePoint(), wire.interfaceName(), of(wire.local()), wire.peer().map(this::of));
    }
  }

  private Epc(long seed, OverloadLimits overload, Transport transport) {
    this.overload = overload;
    this.transport = transport;
    functions = Functions.on(new SimulatedScheduler(seed));
    hss = hssFunction();
    mme = mmeFunction();
    var pgwUserPlane = functions.userPlane();
    host = pgwUserPlane.tun(Functions.UES);
    host.delivering(this::atHost);
    pgw = pgwFunction(pgwUserPlane);
    sgw = sgwFunction();
    var wires =
        wires(
            new Wire(ReferencePoint.S1_MME, ENODEB_S1_MME, MME),
            new Wire(ReferencePoint.S1_U, ENODEB_S1_U, SGW));
    var bearers = Bearers.start(functions.userPlane(), wires);
    ueInterfaces = new MemoryUeInterfaces(bearers.userPlane());
    var enodebs =
        List.of(
            new EnodebSettings(1, "enodeb-1", 1, List.of(1)),
            new EnodebSettings(2, "enodeb-2", 2, List.of(1)));
    simulator = functions.simulator(enodebs, wires, bearers, ueInterfaces);
  }

  /// Starts all functions and lets S1 Setup, capabilities and echoes happen.
  ///
  /// @param seed the same seed is the same run
  public static Epc start(long seed) {
    return start(seed, OverloadLimits.DEFAULT);
  }

  /// As [#start(long)], where the MME takes on as much as this.
  public static Epc start(long seed, OverloadLimits overload) {
    return started(new Epc(seed, overload, Transport.IPV4));
  }

  /// As [#start(long)], with IPv6 on every wire.
  public static Epc startOnIpv6(long seed) {
    return started(new Epc(seed, OverloadLimits.DEFAULT, Transport.IPV6));
  }

  private static Epc started(Epc epc) {
    epc.runFor(Duration.ofSeconds(1));
    return epc;
  }

  public SimulatedScheduler scheduler() {
    return functions.scheduler();
  }

  public InMemoryNetwork network() {
    return functions.network();
  }

  public CallFlow callFlow() {
    return functions.callFlow();
  }

  public RecordingObserver observer() {
    return functions.observer();
  }

  public InMemorySubscribers subscribers() {
    return subscribers;
  }

  public MemoryUeInterfaces ueInterfaces() {
    return ueInterfaces;
  }

  public Hss hss() {
    return hss.hss();
  }

  public Mme mme() {
    return mme;
  }

  public Sgw sgw() {
    return sgw;
  }

  public Pgw pgw() {
    return pgw;
  }

  public EnodebSim simulator() {
    return simulator;
  }

  /// The MME ends without a word and comes back with nothing.
  public void restartMme() {
    restarts++;
    mme.close();
    mme = mmeFunction();
  }

  /// The SGW ends without a word and comes back with nothing.
  public void restartSgw() {
    restarts++;
    sgw.close();
    sgw = sgwFunction();
  }

  /// The PGW ends without a word and comes back with nothing.
  public void restartPgw() {
    restarts++;
    pgw.close();
    var userPlane = functions.userPlane();
    host = userPlane.tun(Functions.UES);
    host.delivering(this::atHost);
    pgw = pgwFunction(userPlane);
  }

  /// Cuts the SGW off from everybody, or brings it back.
  public void silenceSgw(boolean silent) {
    for (var each : List.of(SGW_S11, SGW, SGW_S5_S8)) {
      var address = transport.of(each);
      if (silent) {
        network().silence(address);
      } else {
        network().restore(address);
      }
    }
  }

  /// Cuts the HSS off without a word, or brings it back.
  public void silenceHss(boolean silent) {
    if (silent) {
      network().silence(HSS_S6A);
    } else {
      network().restore(HSS_S6A);
    }
  }

  /// Takes the wire between MME and HSS down, as when the HSS has died, or up again.
  public void wireHss(boolean up) {
    var wire = transport.of(MME_S6A);
    mmeWires.post(up ? new WireEvent.Up(wire) : new WireEvent.Down(wire));
  }

  public void runFor(Duration time) {
    scheduler().runFor(time);
  }

  /// What came out of the PGW and was no ping.
  public List<Octets> atHost() {
    return List.copyOf(atHost);
  }

  /// Subscribers of the home network, each with a UE that is switched off.
  public List<Imsi> provision(int first, int count) {
    var imsis = new ArrayList<Imsi>();
    for (var subscriber : Provision.subscribers(first, count)) {
      subscribers.put(subscriber);
      imsis.add(subscriber.imsi());
    }
    Provision.usims(first, count).forEach(simulator.ues()::add);
    return imsis;
  }

  /// UEs whose USIMs are those of no subscriber.
  public List<Imsi> strangers(int first, int count) {
    var usims = Provision.usims(first, count);
    usims.forEach(simulator.ues()::add);
    return usims.stream().map(io.telcomesh.enodebsim.Subscriber::imsi).toList();
  }

  /// Attaches a UE and waits for the end of it.
  public UeResult attach(Imsi imsi) {
    return await(done -> simulator.attach(imsi, done));
  }

  /// The UE has lost its GUTI and its keys.
  public UeResult attachByImsi(Imsi imsi) {
    return await(done -> simulator.attach(imsi, true, done));
  }

  /// Detaches a UE and waits for the end of it.
  public UeResult detach(Imsi imsi) {
    return await(done -> simulator.detach(imsi, false, done));
  }

  /// Has a UE released for inactivity and waits for the end of it.
  public UeResult idle(Imsi imsi) {
    return await(done -> simulator.idle(imsi, done));
  }

  /// Has an idle UE ask for service and waits for the end of it.
  public UeResult requestService(Imsi imsi) {
    return await(done -> simulator.requestService(imsi, done));
  }

  /// The host behind the PGW sends a UE an ICMP echo request.
  public void pingUe(Imsi imsi, int sequence) {
    pingUe(addressOf(imsi), sequence);
  }

  /// @param address of a UE
  public void pingUe(Inet4Address address, int sequence) {
    host.send(IcmpEcho.request(HOST, address, sequence).packet());
  }

  /// Whether the UE's reply has come to the host behind the PGW.
  public boolean ueAnswered(int sequence) {
    return atHost.stream()
        .flatMap(packet -> IcmpEcho.read(packet).stream())
        .anyMatch(echo -> !echo.request() && echo.sequence() == sequence);
  }

  /// Whether a UE has an address.
  public boolean hasAddress(Imsi imsi) {
    return simulator.ues().find(imsi).flatMap(ue -> ue.context().pdn()).isPresent();
  }

  /// The address that a UE has.
  public Inet4Address addressOf(Imsi imsi) {
    return simulator
        .ues()
        .find(imsi)
        .flatMap(ue -> ue.context().pdn())
        .flatMap(PdnConnection::ipv4)
        .orElseThrow(() -> new IllegalStateException("no PDN connection"));
  }

  /// Connects a UE to a further packet data network and waits for the end of it.
  public UeResult connect(Imsi imsi, Apn apn, PdnType type) {
    return await(done -> simulator.connect(imsi, apn, type, done));
  }

  /// Disconnects a UE from one of several and waits for the end of it.
  public UeResult disconnect(Imsi imsi, Apn apn) {
    return await(done -> simulator.disconnect(imsi, apn, done));
  }

  /// Whether a ping from the UE to the host behind the PGW comes back within a second.
  public boolean pings(Imsi imsi, int sequence) {
    var ue = ueInterfaces.find(addressOf(imsi)).orElseThrow();
    ue.ping(HOST, sequence);
    runFor(Duration.ofSeconds(1));
    return ue.pong(sequence);
  }

  @Override
  public void close() {
    scheduler().close();
  }

  private UeResult await(Consumer<Consumer<UeResult>> begin) {
    var results = new ArrayList<UeResult>();
    begin.accept(results::add);
    scheduler().runUntil(() -> !results.isEmpty(), Duration.ofMinutes(5));
    if (results.isEmpty()) {
      throw new IllegalStateException("nothing came of it within five minutes");
    }
    return results.getFirst();
  }

  private Wires wires(Wire... all) {
    var wires = new Wires();
    for (var wire : all) {
      wires.post(new WireEvent.Up(transport.of(wire)));
    }
    return wires;
  }

  /// What an MME of this network is told.
  public static MmeSettings mmeSettings(Gummei gummei) {
    return mmeSettings(gummei, 255);
  }

  static MmeSettings mmeSettings(Gummei gummei, int relativeCapacity) {
    return mmeSettings(gummei, relativeCapacity, OverloadLimits.DEFAULT);
  }

  private static MmeSettings mmeSettings(
      Gummei gummei, int relativeCapacity, OverloadLimits overload) {
    return new MmeSettings(
        gummei,
        "mme-" + gummei.mmeCode(),
        relativeCapacity,
        List.of(new Tai(PLMN, 1), new Tai(PLMN, 2)),
        MmeSettings.TaiLists.OWN_AREA,
        new MmeSettings.NetworkNames("Telcomesh", "Telcomesh"),
        List.of(EpsIntegrityAlgorithm.EIA2),
        List.of(EpsEncryptionAlgorithm.EEA2),
        MmeSettings.AuthenticationPolicy.DEFAULT,
        MmeSettings.PeriodicUpdate.DEFAULT,
        Duration.ofHours(1),
        Map.of(),
        overload);
  }

  private S6aServer hssFunction() {
    return functions.hss(subscribers, wires(new Wire(ReferencePoint.S6A, HSS_S6A, MME)));
  }

  private Mme mmeFunction() {
    mmeWires =
        wires(
            new Wire(ReferencePoint.S1_MME, MME, ENODEB_S1_MME),
            new Wire(ReferencePoint.S1_MME, MME, STRANGER),
            MME_S6A,
            new Wire(ReferencePoint.S11, MME, SGW_S11));
    return functions.mme(
        mmeSettings(new Gummei(PLMN, 1, 0), 255, overload), mmeWires, new RestartCounter(restarts));
  }

  private Sgw sgwFunction() {
    return functions.sgw(
        wires(
            new Wire(ReferencePoint.S11, SGW_S11, MME),
            new Wire(ReferencePoint.S1_U, SGW, ENODEB_S1_U),
            new Wire(ReferencePoint.S1_U, SGW, STRANGER_S1_U),
            new Wire(ReferencePoint.S5_S8, SGW_S5_S8, PGW)),
        new RestartCounter(restarts));
  }

  /// The packet data network of every subscriber.
  public static PacketDataNetwork internet() {
    return PacketDataNetwork.ipv4(INTERNET, Ipv4Range.of("10.45.0.0/16"), List.of(HOST), 1358);
  }

  /// One more, with IPv4 and IPv6.
  private static PacketDataNetwork ims() {
    return new PacketDataNetwork(
        IMS,
        List.of(Ipv4Range.of("10.46.0.0/16")),
        List.of(),
        List.of(Ipv6Prefix.of("2001:db8:46::/48")),
        List.of(),
        List.of(HOST),
        List.of(),
        1358);
  }

  private void atHost(Octets packet) {
    IcmpEcho.read(packet)
        .filter(echo -> echo.request() && echo.destination().equals(HOST))
        .ifPresentOrElse(echo -> host.send(echo.reply().packet()), () -> atHost.add(packet));
  }

  private Pgw pgwFunction(InMemoryUserPlane userPlane) {
    return functions.pgw(
        List.of(internet(), ims()),
        userPlane,
        wires(new Wire(ReferencePoint.S5_S8, PGW, SGW_S5_S8)),
        new RestartCounter(restarts));
  }
}
