package io.telcomesh.hss;

import io.micrometer.core.instrument.binder.MeterBinder;
import io.telcomesh.boot.FunctionIdentity;
import io.telcomesh.boot.Network;
import io.telcomesh.boot.signalling.DiameterSignalling;
import io.telcomesh.boot.signalling.UeDirectory;
import io.telcomesh.diameter.s6a.IdrFlags;
import io.telcomesh.hss.s6a.OperatorAnswer;
import io.telcomesh.hss.subscribers.KeyVault;
import io.telcomesh.hss.subscribers.ManagementToken;
import io.telcomesh.hss.subscribers.MasterKeys;
import io.telcomesh.hss.subscribers.ServingMmes;
import io.telcomesh.hss.subscribers.SubscriberCounts;
import io.telcomesh.hss.subscribers.SubscriptionListener;
import io.telcomesh.hss.subscription.ServingMme;
import io.telcomesh.hss.subscription.Subscribers;
import io.telcomesh.identifiers.Imsi;
import io.telcomesh.procedures.ProcedureObserver;
import io.telcomesh.referencepoints.Surroundings;
import io.telcomesh.referencepoints.Wires;
import io.telcomesh.referencepoints.diameter.DiameterEnd;
import io.telcomesh.security.RandomSource;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Makes the HSS out of what all functions share and of its own settings.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HssProperties.class)
class HssConfiguration {

  @Bean
  DiameterSignalling s6aSignalling() {
    return new DiameterSignalling();
  }

  @Bean(destroyMethod = "close")
  S6aTransports s6aTransports(HssProperties settings) throws IOException {
    return S6aTransports.open(settings);
  }

  @Bean
  S6aServer s6aServer(
      HssProperties settings,
      Network network,
      FunctionIdentity identity,
      Subscribers subscribers,
      ProcedureObserver observer,
      S6aTransports transports,
      Wires wires,
      Surroundings surroundings) {
    var options = settings.options(network, identity);
    var scheduler = surroundings.scheduler();
    return S6aServer.start(
        peers -> new Hss(options, scheduler, observer, subscribers, RandomSource.secure(), peers),
        handler ->
            DiameterEnd.answering(
                transports.all(),
                S6aServer.node(options, scheduler),
                wires,
                surroundings,
                settings.diameter(),
                new SecureRandom(),
                handler));
  }

  /// @throws IOException where the master keys cannot be read
  @Bean
  KeyVault keyVault(HssProperties settings) throws IOException {
    var keys = settings.keys();
    var random = RandomSource.secure();
    return new KeyVault(MasterKeys.read(Path.of(keys.file()), keys.current(), random), random);
  }

  @Bean
  ManagementToken managementToken(HssProperties settings) {
    return new ManagementToken(settings.managementToken());
  }

  @Bean
  SubscriptionListener subscriptionListener(S6aServer server) {
    return new SubscriptionListener() {
      @Override
      public void stored(Imsi imsi) {
        server.hss().stored(imsi);
      }

      @Override
      public void changed(Imsi imsi, boolean served, boolean msisdnWithdrawn) {
        server.hss().changed(imsi, served, msisdnWithdrawn);
      }

      @Override
      public void withdrawn(Imsi imsi, Optional<ServingMme> last) {
        server.hss().withdrawn(imsi, last);
      }
    };
  }

  @Bean
  ServingMmes servingMmes(S6aServer server) {
    return new ServingMmes() {
      @Override
      public void detach(Imsi imsi, boolean reattach, Consumer<OperatorAnswer> answer) {
        server.hss().detach(imsi, reattach, answer);
      }

      @Override
      public void locate(Imsi imsi, IdrFlags wanted, Consumer<OperatorAnswer> answer) {
        server.hss().locate(imsi, wanted, answer);
      }
    };
  }

  @Bean
  MeterBinder subscriberGauges(SubscriberCounts counts) {
    return registry -> {
      registry.gauge("hss.subscribers", counts, SubscriberCounts::subscribers);
      registry.gauge("hss.registered", counts, SubscriberCounts::registered);
    };
  }

  @Bean
  UeDirectory ueDirectory(S6aServer server) {
    return imsi -> server.hss().referenceOf(new Imsi(imsi));
  }
}
