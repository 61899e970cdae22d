package io.telcomesh.sgw;

import io.telcomesh.gtp.gtpc.CreateSessionRequest;
import io.telcomesh.gtp.gtpc.RestartCounter;
import io.telcomesh.procedures.ProcedureObserver;
import io.telcomesh.procedures.ProcedureRunner;
import io.telcomesh.procedures.Procedures;
import io.telcomesh.referencepoints.ReferencePoint;
import io.telcomesh.referencepoints.Surroundings;
import io.telcomesh.referencepoints.Wires;
import io.telcomesh.referencepoints.gtpc.GtpcEnd;
import io.telcomesh.referencepoints.udp.UdpProvider;
import io.telcomesh.sgw.gtpc.MmePort;
import io.telcomesh.sgw.gtpc.PgwPort;
import io.telcomesh.sgw.gtpc.PgwSelection;
import io.telcomesh.sgw.gtpc.SgwGtpc;
import io.telcomesh.userplane.BufferSpace;
import io.telcomesh.userplane.UserPlane;
import io.telcomesh.userplane.UserPlaneEvent;
import io.telcomesh.userplane.UserPlaneProvider;
import io.telcomesh.userplane.UserPlaneWires;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// A serving gateway over its wires.
public final class Sgw implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Sgw.class.getName());

  private final Procedures<UeContext, UeMessage> procedures;
  private final Ues ues = new Ues();
  private final AtomicLong lastNumber = new AtomicLong();
  private final SgwSettings settings;
  private final Wires wires;
  private final PgwSelection pgws;
  private final UserPlane userPlane;
  private final UserPlaneWires userPlaneWires;
  private final S1uPaths s1uPaths;
  private final SgwGtpc handler;
  private final GtpcEnd gtpc;

  private static final S1uPaths.Listener ENODEBS =
      new S1uPaths.Listener() {
        @Override
        public void wireDown(InetAddress enodeb) {
          LOG.log(System.Logger.Level.WARNING, "{0} is gone: its S1-U wire is down", enodeb);
        }

        @Override
        public void silent(InetAddress enodeb) {
          LOG.log(System.Logger.Level.WARNING, "{0} does not answer on S1-U", enodeb);
        }

        @Override
        public void answersAgain(InetAddress enodeb) {
          LOG.log(System.Logger.Level.INFO, "{0} answers again on S1-U", enodeb);
        }
      };

  /// What a SGW runs on.
  ///
  /// @param restartCounter of this start, for GTP-C
  public record Host(
      UdpProvider udp,
      UserPlaneProvider userPlane,
      Wires wires,
      Surroundings surroundings,
      ProcedureObserver observer,
      RestartCounter restartCounter) {}

  private Sgw(SgwSettings settings, Host host) {
    this.settings = settings;
    this.wires = host.wires();
    pgws = new PgwSelection(settings.gateways(), wires, pgw -> gtpc().isSilent(pgw));
    procedures =
        new Procedures<>(
            host.surroundings().scheduler(),
            (runner, message) -> UeProcedures.procedureFor(ports(runner), message),
            host.observer(),
            UeContext::reference);
    s1uPaths =
        new S1uPaths(host.surroundings().scheduler(), settings.gtpc(), this::sendEcho, ENODEBS);
    userPlane = host.userPlane().start(this::happened);
    userPlaneWires =
        UserPlaneWires.bind(userPlane, List.of(ReferencePoint.S1_U, ReferencePoint.S5_S8), wires);
    wires.listen(s1uPaths);
    handler = new SgwGtpc(this::gtpc, ues, this::newUe);
    gtpc =
        GtpcEnd.start(
            host.udp(),
            List.of(ReferencePoint.S11, ReferencePoint.S5_S8),
            wires,
            host.surroundings(),
            settings.gtpc(),
            host.restartCounter(),
            handler);
  }

  /// Starts to listen to the wires.
  public static Sgw start(SgwSettings settings, Host host) {
    return new Sgw(settings, host);
  }

  public Ues ues() {
    return ues;
  }

  public UserPlane userPlane() {
    return userPlane;
  }

  /// The number of procedures that are under way.
  public int active() {
    return procedures.active();
  }

  /// From now on no PDN connection is made; those there are stay.
  public void refuseNew() {
    handler.refuseNew();
  }

  /// Ends what is under way: the procedures unwind and run their undos.
  public void abort() {
    procedures.shutdown();
  }

  @Override
  public void close() {
    gtpc.close();
    wires.forget(s1uPaths);
    userPlaneWires.close();
  }

  private GtpcEnd gtpc() {
    return gtpc;
  }

  private void sendEcho(InetAddress local, InetAddress peer, int sequence) {
    userPlane.sendEcho(local, peer, sequence);
  }

  private void happened(UserPlaneEvent event) {
    switch (event) {
      case UserPlaneEvent.PacketBuffered(var rule) ->
          ues.find(rule).ifPresent(ue -> ue.post(new UeMessage.PacketCame(rule)));
      case UserPlaneEvent.TunnelUnknownToPeer(var rule) ->
          ues.find(rule).ifPresent(ue -> ue.post(new UeMessage.TunnelUnknown(rule)));
      case UserPlaneEvent.EchoAnswered(var _, var peer, var _) -> s1uPaths.answered(peer);
      case UserPlaneEvent.LinkPacket _ -> {}
    }
  }

  private ProcedureRunner<UeContext, UeMessage> newUe(CreateSessionRequest request) {
    var imsi = request.imsi().orElseThrow();
    return procedures.runner(
        new UeContext(
            lastNumber.incrementAndGet(),
            imsi,
            request.sender(),
            new BufferSpace(settings.buffer())));
  }

  private UePorts ports(ProcedureRunner<UeContext, UeMessage> runner) {
    return new UePorts(
        runner,
        new MmePort(runner, gtpc),
        new PgwPort(runner, gtpc),
        pgws,
        userPlane,
        wires,
        ues,
        settings);
  }
}
