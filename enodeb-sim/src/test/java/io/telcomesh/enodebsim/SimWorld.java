package io.telcomesh.enodebsim;

import io.telcomesh.codec.Octets;
import io.telcomesh.enodebsim.bearers.Bearers;
import io.telcomesh.enodebsim.interfaces.IcmpEcho;
import io.telcomesh.enodebsim.interfaces.MemoryUeInterfaces;
import io.telcomesh.gtp.Teid;
import io.telcomesh.gtp.gtpu.GtpuMessage;
import io.telcomesh.identifiers.AggregateMaximumBitRate;
import io.telcomesh.identifiers.AllocationRetentionPriority;
import io.telcomesh.identifiers.Apn;
import io.telcomesh.identifiers.BitRate;
import io.telcomesh.identifiers.Imsi;
import io.telcomesh.identifiers.PdnType;
import io.telcomesh.identifiers.Plmn;
import io.telcomesh.identifiers.Tai;
import io.telcomesh.procedures.ProcedureRunner;
import io.telcomesh.procedures.SimulatedScheduler;
import io.telcomesh.procedures.testing.RecordingObserver;
import io.telcomesh.referencepoints.DropCounter;
import io.telcomesh.referencepoints.MessageObserver;
import io.telcomesh.referencepoints.ReferencePoint;
import io.telcomesh.referencepoints.Surroundings;
import io.telcomesh.referencepoints.Wire;
import io.telcomesh.referencepoints.WireEvent;
import io.telcomesh.referencepoints.Wires;
import io.telcomesh.referencepoints.gtpu.GtpuEnd;
import io.telcomesh.referencepoints.gtpu.IncomingGtpu;
import io.telcomesh.referencepoints.memory.InMemoryNetwork;
import io.telcomesh.referencepoints.s1ap.S1apServer;
import io.telcomesh.referencepoints.sctp.SctpOptions;
import io.telcomesh.s1ap.InitialContextSetupResponse;
import io.telcomesh.security.Key;
import io.telcomesh.security.Milenage;
import io.telcomesh.security.RandomSource;
import io.telcomesh.userplane.InMemoryUserPlane;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A simulator with one eNodeB and one UE, an MME that follows a script, and an SGW that answers
/// pings, in virtual time.
final class SimWorld {
  static final Plmn PLMN = Plmn.of("001/01");
  static final Tai TAI = new Tai(PLMN, 1);
  static final Apn APN = new Apn("internet");
  static final Imsi IMSI = new Imsi("001010000000001");
  static final InetAddress SIM = InetAddress.ofLiteral("10.60.10.2");
  static final InetAddress MME = InetAddress.ofLiteral("10.60.10.1");
  static final InetAddress SIM_U = InetAddress.ofLiteral("10.60.30.2");
  static final InetAddress SGW = InetAddress.ofLiteral("10.60.30.1");
  static final AggregateMaximumBitRate RATE =
      new AggregateMaximumBitRate(new BitRate(50_000_000), new BitRate(100_000_000));
  static final AllocationRetentionPriority PRIORITY =
      new AllocationRetentionPriority(8, false, true);
  static final Milenage MILENAGE =
      new Milenage(
          Key.hex("465b5ce8b199b49faa5f0a2ee238a6bc"), Key.hex("cd63cb71954a9f4e48a5994e37a02baf"));

  final SimulatedScheduler scheduler;
  final InMemoryNetwork network;
  final RecordingObserver observer = new RecordingObserver();
  final MemoryUeInterfaces interfaces;
  final List<UeResult> results = new ArrayList<>();
  final Wires wires = new Wires();
  final ScriptedMme mme;
  final Bearers bearers;
  final EnodebSim sim;
  final ProcedureRunner<UeContext, UeMessage> runner;
  final UeContext ue;
  private final GtpuEnd sgw;

  SimWorld(SimulatedScheduler scheduler) {
    this(scheduler, Duration.ZERO);
  }

  SimWorld(SimulatedScheduler scheduler, Duration inactivity) {
    this.scheduler = scheduler;
    network = new InMemoryNetwork(scheduler, scheduler.random());
    var surroundings = new Surroundings(scheduler, MessageObserver.NONE, DropCounter.NONE);
    var mmeWires = wires(new Wire(ReferencePoint.S1_MME, MME));
    mme = new ScriptedMme(scheduler, MILENAGE);
    S1apServer.start(network.sctp(), SctpOptions.SIGNALLING, mmeWires, surroundings, mme);
    sgw =
        GtpuEnd.start(
            network.udp(),
            List.of(ReferencePoint.S1_U),
            wires(new Wire(ReferencePoint.S1_U, SGW)),
            surroundings,
            burst -> burst.forEach(this::uplink));
    bearers = Bearers.start(new InMemoryUserPlane(network.udp(), scheduler::nanoTime), wires);
    interfaces = new MemoryUeInterfaces(bearers.userPlane());
    var settings =
        new SimulatorSettings(
            PLMN,
            List.of(new EnodebSettings(0x19b, "enodeb-1", 1, List.of(1))),
            APN,
            PdnType.IPV4,
            false,
            inactivity);
    sim =
        EnodebSim.start(
            settings,
            new EnodebSim.Host(
                network.sctp(),
                wires,
                surroundings,
                observer,
                RandomSource.seeded(1),
                bearers,
                interfaces,
                NasObserver.NONE));
    runner = sim.ues().add(new Subscriber(IMSI, MILENAGE));
    ue = runner.context();
  }

  /// Brings the wires up and waits for S1 Setup.
  SimWorld wired() {
    wires.post(new WireEvent.Up(new Wire(ReferencePoint.S1_MME, SIM, MME)));
    wires.post(new WireEvent.Up(new Wire(ReferencePoint.S1_U, SIM_U, SGW)));
    scheduler.runUntil(sim::inService, Duration.ofSeconds(60));
    return this;
  }

  SimWorld withoutUserPlane() {
    wires.post(new WireEvent.Up(new Wire(ReferencePoint.S1_MME, SIM, MME)));
    scheduler.runUntil(sim::inService, Duration.ofSeconds(60));
    return this;
  }

  void wantAttach() {
    sim.attach(IMSI, results::add);
  }

  UeResult attach() {
    return resultOf(this::wantAttach);
  }

  UeResult detach(boolean switchOff) {
    return resultOf(() -> sim.detach(IMSI, switchOff, results::add));
  }

  UeResult idle() {
    return resultOf(() -> sim.idle(IMSI, results::add));
  }

  void wantService() {
    sim.requestService(IMSI, results::add);
  }

  UeResult requestService() {
    return resultOf(this::wantService);
  }

  UeResult resultOf(Runnable wish) {
    int before = results.size();
    wish.run();
    scheduler.runUntil(() -> results.size() > before, Duration.ofMinutes(3));
    settle();
    return results.getLast();
  }

  void settle() {
    scheduler.runFor(Duration.ofMillis(500));
  }

  /// The SGW sends a downlink packet.
  void downlink(Teid teid, Octets packet) {
    sgw.send(SIM_U, teid, new GtpuMessage.GPdu(packet));
  }

  Teid downlinkTeid() {
    var setUp = mme.s1ap.received(InitialContextSetupResponse.class).getLast();
    return new Teid(setUp.eRabsSetup().getFirst().gtpTeid());
  }

  void sgwSays(GtpuMessage message) {
    sgw.send(SIM_U, Teid.NONE, message);
  }

  final List<GtpuMessage> atSgw = new ArrayList<>();

  private void uplink(IncomingGtpu incoming) {
    atSgw.add(incoming.message());
    if (incoming.message() instanceof GtpuMessage.GPdu(var packet)) {
      IcmpEcho.read(packet)
          .filter(IcmpEcho::request)
          .ifPresent(echo -> downlink(downlinkTeid(), echo.reply().packet()));
    }
  }

  private static Wires wires(Wire... up) {
    var wires = new Wires();
    for (var wire : up) {
      wires.post(new WireEvent.Up(wire));
    }
    return wires;
  }
}
