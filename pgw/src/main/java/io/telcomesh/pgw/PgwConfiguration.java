package io.telcomesh.pgw;

import io.telcomesh.boot.Drainable;
import io.telcomesh.boot.FunctionIdentity;
import io.telcomesh.boot.Network;
import io.telcomesh.boot.audit.AuditDirectory;
import io.telcomesh.boot.sessions.SessionDirectory;
import io.telcomesh.boot.signalling.GtpcSignalling;
import io.telcomesh.boot.signalling.UeDirectory;
import io.telcomesh.identifiers.Imsi;
import io.telcomesh.nsm.starter.RoutesBehindUs;
import io.telcomesh.pgw.sgi.KernelSgi;
import io.telcomesh.procedures.ProcedureObserver;
import io.telcomesh.referencepoints.ReferencePoint;
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
@EnableConfigurationProperties(PgwProperties.class)
class PgwConfiguration {
  @Bean(destroyMethod = "close")
  LiveUdp udp() throws IOException {
    return new LiveUdp();
  }

  /// The drain closes it.
  @Bean(destroyMethod = "")
  Pgw pgw(
      PgwProperties properties,
      Network network,
      FunctionIdentity identity,
      LiveUdp udp,
      Wires wires,
      Surroundings surroundings,
      ProcedureObserver observer)
      throws IOException {
    var host =
        new Pgw.Host(
            udp,
            listener -> UserPlane.start(properties.userPlaneThreads(), listener),
            new KernelSgi(properties.sgi().nat()),
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
