package io.telcomesh.testbed.simulation;

import io.telcomesh.diameter.AvpTag;
import io.telcomesh.diameter.s6a.S6aAvps;
import io.telcomesh.enodebsim.EnodebSettings;
import io.telcomesh.enodebsim.EnodebSim;
import io.telcomesh.enodebsim.SimulatorSettings;
import io.telcomesh.enodebsim.bearers.Bearers;
import io.telcomesh.enodebsim.interfaces.UeInterfaces;
import io.telcomesh.gtp.gtpc.RestartCounter;
import io.telcomesh.hss.Hss;
import io.telcomesh.hss.HssOptions;
import io.telcomesh.hss.S6aServer;
import io.telcomesh.hss.subscription.Subscribers;
import io.telcomesh.identifiers.PdnType;
import io.telcomesh.mme.Mme;
import io.telcomesh.mme.MmeSettings;
import io.telcomesh.mme.s1mme.NasObserver;
import io.telcomesh.pgw.PacketDataNetwork;
import io.telcomesh.pgw.Pgw;
import io.telcomesh.pgw.PgwSettings;
import io.telcomesh.pgw.sgi.SgiPort;
import io.telcomesh.procedures.SimulatedScheduler;
import io.telcomesh.procedures.testing.RecordingObserver;
import io.telcomesh.referencepoints.DropCounter;
import io.telcomesh.referencepoints.Surroundings;
import io.telcomesh.referencepoints.Wires;
import io.telcomesh.referencepoints.diameter.DiameterEnd;
import io.telcomesh.referencepoints.diameter.DiameterNode;
import io.telcomesh.referencepoints.diameter.DiameterOptions;
import io.telcomesh.referencepoints.diameter.SctpDiameterTransport;
import io.telcomesh.referencepoints.gtpc.GtpcOptions;
import io.telcomesh.referencepoints.memory.InMemoryNetwork;
import io.telcomesh.referencepoints.sctp.SctpOptions;
import io.telcomesh.security.RandomSource;
import io.telcomesh.sgw.Sgw;
import io.telcomesh.sgw.SgwSettings;
import io.telcomesh.userplane.InMemoryUserPlane;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Starts functions on one simulated network.
record Functions(
    SimulatedScheduler scheduler,
    InMemoryNetwork network,
    CallFlow callFlow,
    RecordingObserver observer) {
  static final String UES = "ues";

  static Functions on(SimulatedScheduler scheduler) {
    return new Functions(
        scheduler,
        new InMemoryNetwork(scheduler, scheduler.random()),
        new CallFlow(),
        new RecordingObserver());
  }

  InMemoryUserPlane userPlane() {
    return new InMemoryUserPlane(network.udp(), scheduler::nanoTime);
  }

  S6aServer hss(Subscribers subscribers, Wires wires) {
    var options = HssOptions.of("hss-0." + Epc.PLMN.epcRealm(), Epc.PLMN);
    var transport = new SctpDiameterTransport(network.sctp(), SctpOptions.SIGNALLING);
    return S6aServer.start(
        peers -> new Hss(options, scheduler, observer, subscribers, random(), peers),
        handler ->
            DiameterEnd.answering(
                List.of(transport),
                S6aServer.node(options, scheduler),
                wires,
                surroundings("hss"),
                DiameterOptions.DEFAULT,
                scheduler.random(),
                handler));
  }

  Mme mme(MmeSettings settings, Wires wires, RestartCounter restarts) {
    return Mme.start(
        settings,
        new Mme.Host(
            network.sctp(),
            network.udp(),
            wires,
            surroundings("mme"),
            observer,
            NasObserver.NONE,
            random(),
            scheduler.random(),
            new SctpDiameterTransport(network.sctp(), SctpOptions.SIGNALLING),
            new DiameterNode(
                settings.gummei().hostName(),
                Epc.PLMN.epcRealm(),
                scheduler.now().getEpochSecond(),
                AvpTag.VENDOR_3GPP,
                S6aAvps.APPLICATION),
            restarts));
  }

  Sgw sgw(Wires wires, RestartCounter restarts) {
    return Sgw.start(
        new SgwSettings(Map.of(), Duration.ofSeconds(30), GtpcOptions.DEFAULT),
        new Sgw.Host(network.udp(), userPlane(), wires, surroundings("sgw"), observer, restarts));
  }

  Pgw pgw(
      List<PacketDataNetwork> networks,
      InMemoryUserPlane userPlane,
      Wires wires,
      RestartCounter restarts) {
    try {
      return Pgw.start(
          new PgwSettings(networks, Duration.ofSeconds(30), UES, GtpcOptions.DEFAULT),
          new Pgw.Host(
              network.udp(),
              userPlane,
              SgiPort.NONE,
              wires,
              surroundings("pgw"),
              observer,
              restarts));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  EnodebSim simulator(
      List<EnodebSettings> enodebs, Wires wires, Bearers bearers, UeInterfaces interfaces) {
    return EnodebSim.start(
        new SimulatorSettings(Epc.PLMN, enodebs, Epc.INTERNET, PdnType.IPV4V6, true, Duration.ZERO),
        new EnodebSim.Host(
            network.sctp(),
            wires,
            surroundings("enodeb-sim"),
            observer,
            random(),
            bearers,
            interfaces,
            io.telcomesh.enodebsim.NasObserver.NONE));
  }

  private Surroundings surroundings(String function) {
    return new Surroundings(scheduler, callFlow.observerOf(function), DropCounter.NONE);
  }

  private RandomSource random() {
    return RandomSource.seeded(scheduler.random().nextLong());
  }
}
