package io.telcomesh.sgw;

import io.telcomesh.boot.Drainable;
import io.telcomesh.boot.Measure;
import io.telcomesh.boot.UserPlaneMeters;
import io.telcomesh.boot.audit.AuditDirectory;
import io.telcomesh.boot.sessions.SessionDirectory;
import io.telcomesh.boot.signalling.GtpcSignalling;
import io.telcomesh.boot.signalling.UeDirectory;
import io.telcomesh.identifiers.Imsi;
import io.telcomesh.procedures.ProcedureObserver;
import io.telcomesh.referencepoints.Surroundings;
import io.telcomesh.referencepoints.Wires;
import io.telcomesh.referencepoints.gtpc.RestartCounterFile;
import io.telcomesh.referencepoints.live.LiveUdp;
import io.telcomesh.userplane.UserPlane;
import java.io.IOException;
import java.nio.file.Files;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SgwProperties.class)
class SgwConfiguration {
  @Bean(destroyMethod = "close")
  LiveUdp udp() throws IOException {
    return new LiveUdp();
  }

  /// The drain closes it.
  @Bean(destroyMethod = "")
  Sgw sgw(
      SgwProperties properties,
      LiveUdp udp,
      Wires wires,
      Surroundings surroundings,
      ProcedureObserver observer)
      throws IOException {
    var host =
        new Sgw.Host(
            udp,
            listener -> UserPlane.start(properties.userPlaneThreads(), listener),
            wires,
            surroundings,
            observer,
            RestartCounterFile.countStart(
                Files.createDirectories(properties.state()).resolve("gtpc-restarts")));
    return Sgw.start(properties.settings(), host);
  }

  @Bean
  Drainable drainable(Sgw sgw) {
    return new Drainable() {
      @Override
      public void refuseNew() {
        sgw.refuseNew();
      }

      @Override
      public int active() {
        return sgw.active();
      }

      @Override
      public void abort() {
        sgw.abort();
      }

      @Override
      public void closeEnds() {
        sgw.close();
      }
    };
  }

  @Bean
  Measure ues(Sgw sgw) {
    return new Measure("sgw.ues", "UEs that have a session", sgw.ues()::size);
  }

  @Bean
  Measure sessions(Sgw sgw) {
    return new Measure("sgw.sessions", "PDN connections", sgw.ues()::pdnConnections);
  }

  @Bean
  UserPlaneMeters userPlaneMeters(Sgw sgw) {
    return new UserPlaneMeters(sgw.userPlane());
  }

  @Bean
  SessionDirectory sessionDirectory(Sgw sgw, Surroundings surroundings) {
    return () -> SessionViews.of(sgw.ues(), surroundings.scheduler().now());
  }

  @Bean
  AuditDirectory auditDirectory(Sgw sgw) {
    return new HeldSessions(sgw);
  }

  @Bean
  UeDirectory ueDirectory(Sgw sgw) {
    return imsi -> sgw.ues().find(new Imsi(imsi)).map(ue -> ue.context().reference());
  }

  @Bean
  GtpcSignalling gtpcSignalling() {
    return new GtpcSignalling();
  }
}
