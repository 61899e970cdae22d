package io.telcomesh.testbed.simulation.judges;

import io.telcomesh.diameter.AvpTag;
import io.telcomesh.diameter.s6a.S6aAvps;
import io.telcomesh.enodebsim.EnodebSettings;
import io.telcomesh.enodebsim.EnodebSim;
import io.telcomesh.enodebsim.SimulatorSettings;
import io.telcomesh.enodebsim.UeResult;
import io.telcomesh.enodebsim.bearers.Bearers;
import io.telcomesh.enodebsim.interfaces.MemoryUeInterfaces;
import io.telcomesh.gtp.gtpc.RestartCounter;
import io.telcomesh.identifiers.Gummei;
import io.telcomesh.identifiers.Imsi;
import io.telcomesh.identifiers.PdnType;
import io.telcomesh.mme.Mme;
import io.telcomesh.mme.s1mme.NasObserver;
import io.telcomesh.pgw.Pgw;
import io.telcomesh.pgw.PgwSettings;
import io.telcomesh.pgw.sgi.SgiPort;
import io.telcomesh.procedures.LiveScheduler;
import io.telcomesh.procedures.testing.RecordingObserver;
import io.telcomesh.referencepoints.DropCounter;
import io.telcomesh.referencepoints.MessageObserver;
import io.telcomesh.referencepoints.ReferencePoint;
import io.telcomesh.referencepoints.Surroundings;
import io.telcomesh.referencepoints.Wire;
import io.telcomesh.referencepoints.WireEvent;
import io.telcomesh.referencepoints.Wires;
import io.telcomesh.referencepoints.diameter.DiameterNode;
import io.telcomesh.referencepoints.diameter.DiameterTransport;
import io.telcomesh.referencepoints.gtpc.GtpcOptions;
import io.telcomesh.referencepoints.live.LiveUdp;
import io.telcomesh.referencepoints.sctp.SctpProvider;
import io.telcomesh.security.RandomSource;
import io.telcomesh.sgw.Sgw;
import io.telcomesh.sgw.SgwSettings;
import io.telcomesh.testbed.simulation.Epc;
import io.telcomesh.testbed.simulation.Provision;
import io.telcomesh.userplane.InMemoryUserPlane;
import java.io.IOException;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// An MME, an SGW, a PGW and a simulator on real sockets of the loopback and in real time. Whom the
/// MME finds at S6a is the test's affair: that is where other people's software stands.
final class LiveEpc implements AutoCloseable {
  static final InetAddress MME = Loopback.address(10, 1);
  static final InetAddress HSS = Loopback.address(10, 2);
  static final Gummei GUMMEI = new Gummei(Epc.PLMN, 1, 0);
  private static final long PATIENCE_SECONDS = Long.getLong("patience", 30);

  private static final InetAddress ENODEB_S1_MME = Loopback.address(10, 3);
  private static final InetAddress SGW_S11 = Loopback.address(10, 4);
  private static final InetAddress SGW = Loopback.address(30, 1);
  private static final InetAddress ENODEB_S1_U = Loopback.address(30, 2);
  private static final InetAddress PGW = Loopback.address(50, 1);
  private static final InetAddress SGW_S5_S8 = Loopback.address(50, 2);

  private final LiveScheduler scheduler = new LiveScheduler(2, 100);
  private final LiveUdp udp = new LiveUdp();
  private final RecordingObserver observer = new RecordingObserver();
  private final Ground ground;
  private final Mme mme;
  private final Sgw sgw;
  private final Pgw pgw;
  private final Bearers bearers;
  private final EnodebSim simulator;

  /// What is the test's choice.
  ///
  /// @param hss the wire on which the MME dials it
  /// @param messages is told what the MME sends and receives
  /// @param nas is told the MME's NAS messages in plain
  record Ground(
      SctpProvider sctp,
      DiameterTransport s6a,
      Wire hss,
      MessageObserver messages,
      NasObserver nas) {
    static Ground of(SctpProvider sctp, DiameterTransport s6a) {
      return new Ground(
          sctp,
          s6a,
          new Wire(ReferencePoint.S6A, MME, HSS),
          MessageObserver.NONE,
          NasObserver.NONE);
    }

    Ground withHss(Wire wire) {
      return new Ground(sctp, s6a, wire, messages, nas);
    }

    Ground with(MessageObserver observer) {
      return new Ground(sctp, s6a, hss, observer, nas);
    }

    Ground with(NasObserver observer) {
      return new Ground(sctp, s6a, hss, messages, observer);
    }
  }

  private LiveEpc(Ground ground) throws IOException {
    this.ground = ground;
    mme = mmeFunction();
    pgw = pgwFunction();
    sgw = sgwFunction();
    var wires =
        wires(
            new Wire(ReferencePoint.S1_MME, ENODEB_S1_MME, MME),
            new Wire(ReferencePoint.S1_U, ENODEB_S1_U, SGW));
    bearers = Bearers.start(new InMemoryUserPlane(udp, System::nanoTime), wires);
    simulator = simulatorFunction(wires);
  }

  /// Starts all of it; the MME dials its HSS until somebody answers there.
  static LiveEpc start(Ground ground) throws IOException {
    return new LiveEpc(ground);
  }

  LiveScheduler scheduler() {
    return scheduler;
  }

  RecordingObserver observer() {
    return observer;
  }

  Mme mme() {
    return mme;
  }

  /// UEs that are switched off, with the keys of [Provision].
  List<Imsi> addUes(int first, int count) {
    Provision.usims(first, count).forEach(simulator.ues()::add);
    return Provision.usims(first, count).stream().map(usim -> usim.imsi()).toList();
  }

  UeResult attach(Imsi imsi) {
    awaitTrue(simulator::inService);
    return await(done -> simulator.attach(imsi, done));
  }

  UeResult detach(Imsi imsi) {
    return await(done -> simulator.detach(imsi, false, done));
  }

  @Override
  public void close() {
    simulator.close();
    mme.abort();
    mme.close();
    sgw.close();
    pgw.close();
    udp.close();
    scheduler.close();
  }

  private static UeResult await(Consumer<Consumer<UeResult>> begin) {
    var results = new LinkedBlockingQueue<UeResult>();
    begin.accept(results::add);
    return taken(results);
  }

  /// The next of the queue, or a failure when there is none in time.
  static <T> T taken(LinkedBlockingQueue<T> queue) {
    try {
      return Optional.ofNullable(queue.poll(PATIENCE_SECONDS, TimeUnit.SECONDS))
          .orElseThrow(() -> new AssertionError("nothing within " + PATIENCE_SECONDS + " s"));
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  private void awaitTrue(java.util.function.BooleanSupplier condition) {
    var came = new LinkedBlockingQueue<Boolean>();
    lookAgain(condition, came);
    taken(came);
  }

  private void lookAgain(
      java.util.function.BooleanSupplier condition, LinkedBlockingQueue<Boolean> came) {
    if (condition.getAsBoolean()) {
      came.add(true);
    } else {
      scheduler.after(Duration.ofMillis(20), () -> lookAgain(condition, came));
    }
  }

  private Surroundings surroundings(MessageObserver messages) {
    return new Surroundings(scheduler, messages, DropCounter.NONE);
  }

  static Wires wires(Wire... all) {
    var wires = new Wires();
    for (var wire : all) {
      wires.post(new WireEvent.Up(wire));
    }
    return wires;
  }

  private Mme mmeFunction() {
    return Mme.start(
        Epc.mmeSettings(GUMMEI),
        new Mme.Host(
            ground.sctp(),
            udp,
            wires(
                new Wire(ReferencePoint.S1_MME, MME, ENODEB_S1_MME),
                ground.hss(),
                new Wire(ReferencePoint.S11, MME, SGW_S11)),
            surroundings(ground.messages()),
            observer,
            ground.nas(),
            RandomSource.secure(),
            new SecureRandom(),
            ground.s6a(),
            new DiameterNode(
                GUMMEI.hostName(),
                Epc.PLMN.epcRealm(),
                scheduler.now().getEpochSecond(),
                AvpTag.VENDOR_3GPP,
                S6aAvps.APPLICATION),
            new RestartCounter(0)));
  }

  private Sgw sgwFunction() {
    return Sgw.start(
        new SgwSettings(Map.of(), Duration.ofSeconds(30), GtpcOptions.DEFAULT),
        new Sgw.Host(
            udp,
            new InMemoryUserPlane(udp, System::nanoTime),
            wires(
                new Wire(ReferencePoint.S11, SGW_S11, MME),
                new Wire(ReferencePoint.S1_U, SGW, ENODEB_S1_U),
                new Wire(ReferencePoint.S5_S8, SGW_S5_S8, PGW)),
            surroundings(MessageObserver.NONE),
            observer,
            new RestartCounter(0)));
  }

  private Pgw pgwFunction() throws IOException {
    return Pgw.start(
        new PgwSettings(
            List.of(Epc.internet()), Duration.ofSeconds(30), "ues", GtpcOptions.DEFAULT),
        new Pgw.Host(
            udp,
            new InMemoryUserPlane(udp, System::nanoTime),
            SgiPort.NONE,
            wires(new Wire(ReferencePoint.S5_S8, PGW, SGW_S5_S8)),
            surroundings(MessageObserver.NONE),
            observer,
            new RestartCounter(0)));
  }

  private EnodebSim simulatorFunction(Wires wires) {
    return EnodebSim.start(
        new SimulatorSettings(
            Epc.PLMN,
            List.of(new EnodebSettings(1, "enodeb-1", 1, List.of(1))),
            Epc.INTERNET,
            PdnType.IPV4,
            true,
            Duration.ZERO),
        new EnodebSim.Host(
            ground.sctp(),
            wires,
            surroundings(MessageObserver.NONE),
            observer,
            RandomSource.secure(),
            bearers,
            new MemoryUeInterfaces(bearers.userPlane()),
            io.telcomesh.enodebsim.NasObserver.NONE));
  }
}
