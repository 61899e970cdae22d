package io.telcomesh.pgw;

import io.telcomesh.gtp.gtpc.CreateSessionRequest;
import io.telcomesh.gtp.gtpc.RestartCounter;
import io.telcomesh.pgw.s5s8.S5S8;
import io.telcomesh.pgw.sgi.Sgi;
import io.telcomesh.pgw.sgi.SgiPort;
import io.telcomesh.procedures.ProcedureObserver;
import io.telcomesh.procedures.ProcedureRunner;
import io.telcomesh.procedures.Procedures;
import io.telcomesh.referencepoints.ReferencePoint;
import io.telcomesh.referencepoints.Surroundings;
import io.telcomesh.referencepoints.Wires;
import io.telcomesh.referencepoints.gtpc.GtpcEnd;
import io.telcomesh.referencepoints.udp.UdpProvider;
import io.telcomesh.userplane.RouterDiscovery;
import io.telcomesh.userplane.TunInterface;
import io.telcomesh.userplane.UserPlane;
import io.telcomesh.userplane.UserPlaneEvent;
import io.telcomesh.userplane.UserPlaneProvider;
import io.telcomesh.userplane.UserPlaneWires;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// A PDN gateway over its wires.
public final class Pgw implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Pgw.class.getName());

  private final Procedures<PdnConnection, SessionMessage> procedures;
  private final Sessions sessions = new Sessions();
  private final AtomicLong lastNumber = new AtomicLong();
  private final PgwSettings settings;
  private final AddressPools pools;
  private final SgiPort sgi;
  private final UserPlane userPlane;
  private final UserPlaneWires userPlaneWires;
  private final TunInterface tun;
  private final S5S8 s5s8;
  private final GtpcEnd gtpc;

  /// What a PGW runs on.
  ///
  /// @param sgi leads UEs' packets from the interface to the packet data network
  /// @param restartCounter of this start, for GTP-C
  public record Host(
      UdpProvider udp,
      UserPlaneProvider userPlane,
      SgiPort sgi,
      Wires wires,
      Surroundings surroundings,
      ProcedureObserver observer,
      RestartCounter restartCounter) {}

  private Pgw(PgwSettings wanted, Host host) throws IOException {
    this.sgi = host.sgi();
    var scheduler = host.surroundings().scheduler();
    userPlane = host.userPlane().start(this::happened);
    tun = userPlane.createInterface(wanted.interfaceName());
    settings = possible(wanted, tun);
    pools = new AddressPools(settings, scheduler::nanoTime);
    procedures =
        new Procedures<>(
            scheduler,
            (runner, message) -> SessionProcedures.procedureFor(ports(runner), message),
            host.observer(),
            PdnConnection::reference);
    openInterface();
    userPlaneWires = UserPlaneWires.bind(userPlane, List.of(ReferencePoint.S5_S8), host.wires());
    host.wires().listen(new Sgi(sgi));
    s5s8 = new S5S8(this::gtpc, sessions, this::newSession);
    gtpc =
        GtpcEnd.start(
            host.udp(),
            List.of(ReferencePoint.S5_S8),
            host.wires(),
            host.surroundings(),
            settings.gtpc(),
            host.restartCounter(),
            s5s8);
  }

  /// Makes the UEs' interface and starts to listen to the wires.
  ///
  /// @throws IOException when the interface cannot be made or routed
  public static Pgw start(PgwSettings settings, Host host) throws IOException {
    return new Pgw(settings, host);
  }

  public Sessions sessions() {
    return sessions;
  }

  public UserPlane userPlane() {
    return userPlane;
  }

  /// What the packet data networks have to route to us: the prefixes of all UEs that may be.
  public List<String> routes() {
    return settings.networks().stream().flatMap(network -> network.routes().stream()).toList();
  }

  /// How many addresses and prefixes are in use.
  public int addressesInUse() {
    return pools.size();
  }

  /// The number of procedures that are under way.
  public int active() {
    return procedures.active();
  }

  /// From now on no PDN connection is made; those there are stay.
  public void refuseNew() {
    s5s8.refuseNew();
  }

  /// Ends what is under way: the procedures unwind and give back what they have.
  public void abort() {
    procedures.shutdown();
  }

  @Override
  public void close() {
    gtpc.close();
    userPlane.detach(tun);
    userPlaneWires.close();
    try {
      sgi.close();
      tun.close();
    } catch (IOException refused) {
      LOG.log(System.Logger.Level.WARNING, "Something of the UEs' interface is left", refused);
    }
  }

  private GtpcEnd gtpc() {
    return gtpc;
  }

  /// Without IPv6 a PGW serves IPv4 alone: a UE that asks for IPv6 is told so, TS 24.301 §6.5.1.3.
  private static PgwSettings possible(PgwSettings wanted, TunInterface ues) throws IOException {
    if (!wanted.hasIpv6() || ues.hasIpv6()) {
      return wanted;
    }
    LOG.log(System.Logger.Level.WARNING, "IPv6 is switched off here: UEs get IPv4 addresses alone");
    return wanted.withoutIpv6();
  }

  /// The UEs' interface answers at the first host of each IPv4 prefix.
  private void openInterface() throws IOException {
    int mtu = settings.networks().stream().mapToInt(PacketDataNetwork::mtu).max().orElseThrow();
    tun.up(mtu);
    for (var network : settings.networks()) {
      for (var prefix :
          network.ipv4().stream().flatMap(range -> range.prefix().stream()).toList()) {
        tun.configure(prefix.address(1), prefix.length(), mtu);
      }
      for (var route : network.routes()) {
        tun.route(route);
      }
    }
    userPlane.attachNetwork(tun);
    sgi.open(tun);
  }

  private void happened(UserPlaneEvent event) {
    switch (event) {
      case UserPlaneEvent.TunnelUnknownToPeer(var rule) ->
          sessions
              .find(rule)
              .ifPresent(session -> session.post(new SessionMessage.DownlinkUnknown()));
      case UserPlaneEvent.LinkPacket(var rule, var packet) -> {
        if (RouterDiscovery.read(packet).orElse(null)
            instanceof RouterDiscovery.Solicitation solicitation) {
          sessions
              .find(rule)
              .filter(session -> session.context().solicited())
              .ifPresent(session -> session.post(new SessionMessage.RouterSolicited(solicitation)));
        }
      }
      case UserPlaneEvent.PacketBuffered _, UserPlaneEvent.EchoAnswered _ -> {}
    }
  }

  private ProcedureRunner<PdnConnection, SessionMessage> newSession(CreateSessionRequest request) {
    return procedures.runner(new PdnConnection(lastNumber.incrementAndGet(), request.sender()));
  }

  private SessionPorts ports(ProcedureRunner<PdnConnection, SessionMessage> runner) {
    return new SessionPorts(runner, gtpc, userPlane, tun, pools, sessions, settings);
  }
}
