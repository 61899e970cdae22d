package io.telcomesh.pgw;

import io.telcomesh.boot.Drainable;
import io.telcomesh.boot.FunctionIdentity;
import io.telcomesh.boot.Measure;
import io.telcomesh.boot.Network;
import io.telcomesh.boot.UserPlaneMeters;
import io.telcomesh.boot.audit.AuditDirectory;
import io.telcomesh.boot.sessions.SessionDirectory;
import io.telcomesh.boot.signalling.GtpcSignalling;
import io.telcomesh.boot.signalling.UeDirectory;
import io.telcomesh.identifiers.Imsi;
import io.telcomesh.nsm.starter.RoutesBehindUs;
import io.telcomesh.pgw.sgi.KernelSgi;
import io.telcomesh.pgw.sgi.SgiPort;
import io.telcomesh.procedures.ProcedureObserver;
import io.telcomesh.referencepoints.ReferencePoint;
import io.telcomesh.referencepoints.Surroundings;
import io.telcomesh.referencepoints.Wires;
import io.telcomesh.referencepoints.gtpc.RestartCounterFile;
import io.telcomesh.referencepoints.live.LiveUdp;
import io.telcomesh.userplane.UserPlane;
import io.telcomesh.userplane.UserPlaneProvider;
import java.io.IOException;
import java.nio.file.Files;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PgwProperties.class)
class PgwConfiguration {
  @Bean(destroyMethod = "close")
  LiveUdp udp() throws IOException {
    return new LiveUdp();
  }

  @Bean
  UserPlaneProvider userPlane(PgwProperties properties) {
    return listener -> UserPlane.start(properties.userPlaneThreads(), listener);
  }

  /// The PGW closes it.
  @Bean(destroyMethod = "")
  SgiPort sgi(PgwProperties properties) {
    return new KernelSgi(properties.sgi().nat());
  }

  /// The drain closes it.
  @Bean(destroyMethod = "")
  Pgw pgw(
      PgwProperties properties,
      Network network,
      FunctionIdentity identity,
      LiveUdp udp,
      UserPlaneProvider userPlane,
      SgiPort sgi,
      Wires wires,
      Surroundings surroundings,
      ProcedureObserver observer)
      throws IOException {
    var host =
        new Pgw.Host(
            udp,
            userPlane,
            sgi,
            wires,
            surroundings,
            observer,
            RestartCounterFile.countStart(
                Files.createDirectories(properties.state()).resolve("gtpc-restarts")));
    return Pgw.start(properties.settings(network, identity), host);
  }

  @Bean
  RoutesBehindUs routesToUes(Pgw pgw) {
    return new RoutesBehindUs(ReferencePoint.SGI, pgw.routes());
  }

  @Bean
  Drainable drainable(Pgw pgw) {
    return new Drainable() {
      @Override
      public void refuseNew() {
        pgw.refuseNew();
      }

      @Override
      public int active() {
        return pgw.active();
      }

      @Override
      public void abort() {
        pgw.abort();
      }

      @Override
      public void closeEnds() {
        pgw.close();
      }
    };
  }

  /// The reference of the subscriber's connection; with several, of one of them.
  @Bean
  UeDirectory ueDirectory(Pgw pgw) {
    return imsi ->
        pgw.sessions()
            .find(new Imsi(imsi))
            .findFirst()
            .map(session -> session.context().reference());
  }

  @Bean
  Measure sessions(Pgw pgw) {
    return new Measure("pgw.sessions", "PDN connections", pgw.sessions()::size);
  }

  @Bean
  UserPlaneMeters userPlaneMeters(Pgw pgw) {
    return new UserPlaneMeters(pgw.userPlane());
  }

  @Bean
  AuditDirectory auditDirectory(Pgw pgw) {
    return new HeldSessions(pgw);
  }

  @Bean
  SessionDirectory sessionDirectory(Pgw pgw, Surroundings surroundings) {
    return () -> SessionViews.of(pgw.sessions(), surroundings.scheduler().now());
  }

  @Bean
  GtpcSignalling gtpcSignalling() {
    return new GtpcSignalling();
  }
}
