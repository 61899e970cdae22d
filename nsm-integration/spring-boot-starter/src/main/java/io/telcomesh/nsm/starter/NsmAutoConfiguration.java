package io.telcomesh.nsm.starter;

import io.telcomesh.nsm.sdk.CallChain;
import io.telcomesh.nsm.sdk.InterfaceProbe;
import io.telcomesh.nsm.sdk.NsmClock;
import io.telcomesh.nsm.sdk.TokenSource;
import io.telcomesh.referencepoints.Wires;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;

/// Wires the function where `nsm.connect-to` says how its node's manager is reached: what becomes
/// of a wire is posted to the bean of type [Wires].
@AutoConfiguration(afterName = "io.telcomesh.boot.FunctionAutoConfiguration")
@ConditionalOnProperty("nsm.connect-to")
@EnableConfigurationProperties(NsmProperties.class)
public class NsmAutoConfiguration {

  @Bean
  Mesh mesh(NsmProperties properties, ObjectProvider<RoutesBehindUs> routes) {
    return Mesh.of(properties, System.getenv(), routes.stream().toList());
  }

  @Bean
  @ConditionalOnMissingBean
  NsmClock nsmClock() {
    return NsmClock.live();
  }

  /// How calls are made; another bean of this type brings identity.
  @Bean
  @ConditionalOnMissingBean
  CallChain callChain(NsmClock clock) {
    return CallChain.plaintext(TokenSource.anonymous(clock));
  }

  @Bean
  @ConditionalOnMissingBean
  InterfaceProbe interfaceProbe() {
    return InterfaceProbe.LIVE;
  }

  @Bean
  @ConditionalOnMissingBean
  Wires wires() {
    return new Wires();
  }

  @Bean
  MeshWires meshWires(
      Mesh mesh, CallChain chain, NsmClock clock, InterfaceProbe probe, Wires wires) {
    return new MeshWires(mesh, chain, clock, probe, new WireFeed(wires));
  }

  @Bean
  HealthIndicator meshHealthIndicator(Mesh mesh, MeshWires wires) {
    return new MeshHealth(mesh, wires);
  }
}
