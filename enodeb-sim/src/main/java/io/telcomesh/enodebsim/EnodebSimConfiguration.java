package io.telcomesh.enodebsim;

import io.telcomesh.boot.Drainable;
import io.telcomesh.boot.FunctionIdentity;
import io.telcomesh.boot.Measure;
import io.telcomesh.boot.Network;
import io.telcomesh.boot.UserPlaneMeters;
import io.telcomesh.boot.audit.AuditDirectory;
import io.telcomesh.boot.signalling.NasSignalling;
import io.telcomesh.boot.signalling.S1apSignalling;
import io.telcomesh.boot.signalling.SignallingRing;
import io.telcomesh.boot.signalling.UeDirectory;
import io.telcomesh.enodebsim.s1mme.Enodeb;
import io.telcomesh.identifiers.Imsi;
import io.telcomesh.procedures.LiveScheduler;
import io.telcomesh.procedures.ProcedureObserver;
import io.telcomesh.referencepoints.Direction;
import io.telcomesh.referencepoints.Surroundings;
import io.telcomesh.referencepoints.Wires;
import io.telcomesh.referencepoints.live.LiveSctp;
import io.telcomesh.referencepoints.live.LiveUdp;
import io.telcomesh.referencepoints.sctp.SctpProvider;
import io.telcomesh.security.RandomSource;
import java.io.IOException;
import java.util.Optional;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SimulatorProperties.class)
class EnodebSimConfiguration {
  @Bean
  SimulatorSettings simulatorSettings(
      SimulatorProperties properties, Network network, FunctionIdentity identity) {
    return properties.settings(network, identity);
  }

  /// @param settings looked at before anything is opened
  @Bean(destroyMethod = "close")
  SctpProvider sctp(SimulatorProperties properties, SimulatorSettings settings) throws IOException {
    return LiveSctp.open(properties.sctpUdpPort());
  }

  @Bean(destroyMethod = "close")
  LiveUdp udp() throws IOException {
    return new LiveUdp();
  }

  @Bean(destroyMethod = "close")
  UePackets uePackets(
      SimulatorProperties properties, FunctionIdentity identity, LiveUdp udp, Wires wires)
      throws IOException {
    return UePackets.open(properties, identity, udp, wires);
  }

  @Bean
  EnodebSim enodebSim(
      SimulatorSettings settings,
      SctpProvider sctp,
      UePackets packets,
      Wires wires,
      Surroundings surroundings,
      ProcedureObserver observer,
      SignallingRing ring,
      LiveScheduler scheduler) {
    return EnodebSim.start(
        settings,
        new EnodebSim.Host(
            sctp,
            wires,
            surroundings,
            observer,
            RandomSource.secure(),
            packets.bearers(),
            packets.interfaces(),
            (direction, ue, message) ->
                ring.observePlainNas(
                    scheduler.now(), seenHere(direction), Optional.of(ue), message)));
  }

  @Bean
  Drainable drainable(EnodebSim sim) {
    return new Drainable() {
      @Override
      public void refuseNew() {
        sim.refuseNew();
      }

      @Override
      public int active() {
        return sim.active();
      }

      @Override
      public void abort() {
        sim.abort();
      }

      @Override
      public void closeEnds() {
        sim.close();
      }
    };
  }

  /// Ready means that UEs find a cell: every eNodeB has an MME.
  @Bean
  HealthIndicator s1HealthIndicator(EnodebSim sim) {
    return () -> {
      var health = sim.inService() ? Health.up() : Health.outOfService();
      for (var enodeb : sim.enodebs()) {
        health.withDetail(enodeb.settings().name(), enodeb.inService() ? "in service" : "no MME");
      }
      return health.build();
    };
  }

  @Bean
  Measure registeredUes(EnodebSim sim) {
    return new Measure(
        "enodeb.sim.ues.registered",
        "simulated UEs in EMM-REGISTERED",
        () -> (int) sim.ues().registered());
  }

  @Bean
  Measure enodebsInService(EnodebSim sim) {
    return new Measure(
        "enodeb.sim.enodebs",
        "simulated eNodeBs that an MME serves",
        () -> (int) sim.enodebs().stream().filter(Enodeb::inService).count());
  }

  @Bean
  UserPlaneMeters userPlaneMeters(UePackets packets) {
    return new UserPlaneMeters(packets.bearers().userPlane());
  }

  @Bean
  AuditDirectory auditDirectory(EnodebSim sim) {
    return new HeldSessions(sim);
  }

  @Bean
  UeDirectory ueDirectory(EnodebSim sim) {
    return imsi -> sim.ues().find(new Imsi(imsi)).map(ue -> ue.context().reference());
  }

  @Bean
  S1apSignalling s1apSignalling() {
    return new S1apSignalling();
  }

  @Bean
  NasSignalling nasSignalling() {
    return new NasSignalling(Direction.SENT);
  }

  private static Direction seenHere(io.telcomesh.security.Direction of) {
    return switch (of) {
      case UPLINK -> Direction.SENT;
      case DOWNLINK -> Direction.RECEIVED;
    };
  }
}
