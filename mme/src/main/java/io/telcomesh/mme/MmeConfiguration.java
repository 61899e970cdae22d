package io.telcomesh.mme;

import io.telcomesh.boot.Drainable;
import io.telcomesh.boot.FunctionIdentity;
import io.telcomesh.boot.Measure;
import io.telcomesh.boot.Network;
import io.telcomesh.boot.audit.AuditDirectory;
import io.telcomesh.boot.signalling.DiameterSignalling;
import io.telcomesh.boot.signalling.GtpcSignalling;
import io.telcomesh.boot.signalling.NasSignalling;
import io.telcomesh.boot.signalling.S1apSignalling;
import io.telcomesh.boot.signalling.SignallingRing;
import io.telcomesh.boot.signalling.UeDirectory;
import io.telcomesh.diameter.AvpTag;
import io.telcomesh.diameter.s6a.S6aAvps;
import io.telcomesh.identifiers.Imsi;
import io.telcomesh.procedures.LiveScheduler;
import io.telcomesh.procedures.ProcedureObserver;
import io.telcomesh.referencepoints.Direction;
import io.telcomesh.referencepoints.Surroundings;
import io.telcomesh.referencepoints.Wires;
import io.telcomesh.referencepoints.diameter.DiameterNode;
import io.telcomesh.referencepoints.diameter.DiameterTransport;
import io.telcomesh.referencepoints.diameter.SctpDiameterTransport;
import io.telcomesh.referencepoints.gtpc.RestartCounterFile;
import io.telcomesh.referencepoints.live.LiveSctp;
import io.telcomesh.referencepoints.live.LiveUdp;
import io.telcomesh.referencepoints.live.TcpDiameterTransport;
import io.telcomesh.referencepoints.sctp.SctpOptions;
import io.telcomesh.referencepoints.sctp.SctpProvider;
import io.telcomesh.security.RandomSource;
import java.io.IOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.util.Optional;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MmeProperties.class)
class MmeConfiguration {
  @Bean(destroyMethod = "close")
  SctpProvider sctp(MmeProperties properties) throws IOException {
    return LiveSctp.open(properties.sctp().udpPort());
  }

  @Bean(destroyMethod = "close")
  LiveUdp udp() throws IOException {
    return new LiveUdp();
  }

  @Bean(destroyMethod = "close")
  DiameterTransport diameterTransport(MmeProperties properties, SctpProvider sctp) {
    return switch (properties.diameter().transport()) {
      case TCP -> new TcpDiameterTransport();
      case SCTP -> new SctpDiameterTransport(sctp, SctpOptions.SIGNALLING);
    };
  }

  @Bean
  Mme mme(
      MmeProperties properties,
      Network network,
      FunctionIdentity identity,
      SctpProvider sctp,
      LiveUdp udp,
      DiameterTransport diameterTransport,
      Wires wires,
      Surroundings surroundings,
      ProcedureObserver observer,
      SignallingRing ring,
      LiveScheduler scheduler)
      throws IOException {
    var host =
        new Mme.Host(
            sctp,
            udp,
            wires,
            surroundings,
            observer,
            (direction, ue, message) ->
                ring.observePlainNas(
                    scheduler.now(), direction(direction), Optional.of(ue), message),
            RandomSource.secure(),
            new SecureRandom(),
            diameterTransport,
            new DiameterNode(
                network.hostName(identity),
                network.realm(),
                scheduler.now().getEpochSecond(),
                AvpTag.VENDOR_3GPP,
                S6aAvps.APPLICATION),
            RestartCounterFile.countStart(
                Files.createDirectories(properties.state()).resolve("gtpc-restarts")));
    return Mme.start(properties.settings(network, identity), host);
  }

  @Bean
  Measure overloadLevel(Mme mme) {
    return new Measure(
        "mme.overload.level",
        "0 = normal, 1 = eNodeBs let fewer UEs come, 2 = UEs are sent back too",
        () -> mme.load().level().ordinal());
  }

  @Bean
  Measure registeredUes(Mme mme) {
    return new Measure(
        "mme.ues.registered", "UEs in EMM-REGISTERED", () -> (int) mme.contexts().registered());
  }

  @Bean
  Measure connectedUes(Mme mme) {
    return new Measure(
        "mme.ues.connected",
        "registered UEs in ECM-CONNECTED",
        () -> (int) mme.contexts().connected());
  }

  @Bean
  Measure idleUes(Mme mme) {
    return new Measure(
        "mme.ues.idle",
        "registered UEs in ECM-IDLE",
        () -> (int) (mme.contexts().registered() - mme.contexts().connected()));
  }

  @Bean
  Measure sessions(Mme mme) {
    return new Measure(
        "mme.sessions", "PDN connections", () -> (int) mme.contexts().pdnConnections());
  }

  @Bean
  Measure enodebs(Mme mme) {
    return new Measure(
        "mme.enodebs",
        "eNodeBs that have set S1 up",
        () ->
            (int)
                mme.s1mme().enodebs().stream()
                    .filter(enodeb -> enodeb.setUp().isPresent())
                    .count());
  }

  @Bean
  Drainable drainable(Mme mme) {
    return new Drainable() {
      @Override
      public void refuseNew() {
        mme.refuseNew();
      }

      @Override
      public int active() {
        return mme.active();
      }

      @Override
      public void abort() {
        mme.abort();
      }

      @Override
      public void closeEnds() {
        mme.close();
      }
    };
  }

  @Bean
  AuditDirectory auditDirectory(Mme mme) {
    return new HeldSessions(mme);
  }

  @Bean
  UeDirectory ueDirectory(Mme mme) {
    return imsi -> mme.contexts().find(new Imsi(imsi)).map(ue -> ue.context().reference());
  }

  @Bean
  S1apSignalling s1apSignalling() {
    return new S1apSignalling();
  }

  @Bean
  NasSignalling nasSignalling() {
    return new NasSignalling(Direction.RECEIVED);
  }

  @Bean
  GtpcSignalling gtpcSignalling() {
    return new GtpcSignalling();
  }

  @Bean
  DiameterSignalling diameterSignalling() {
    return new DiameterSignalling();
  }

  private static Direction direction(io.telcomesh.security.Direction of) {
    return switch (of) {
      case UPLINK -> Direction.RECEIVED;
      case DOWNLINK -> Direction.SENT;
    };
  }
}
