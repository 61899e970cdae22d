package io.telcomesh.boot;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.telcomesh.boot.audit.AuditDirectory;
import io.telcomesh.boot.audit.AuditEndpoint;
import io.telcomesh.boot.configuration.ConfigurationCheck;
import io.telcomesh.boot.sessions.SessionDirectory;
import io.telcomesh.boot.sessions.SessionsEndpoint;
import io.telcomesh.boot.signalling.MessageMeter;
import io.telcomesh.boot.signalling.SignallingDecoder;
import io.telcomesh.boot.signalling.SignallingEndpoint;
import io.telcomesh.boot.signalling.SignallingRing;
import io.telcomesh.boot.signalling.UeDirectory;
import io.telcomesh.procedures.LiveScheduler;
import io.telcomesh.procedures.ProcedureObserver;
import io.telcomesh.referencepoints.FixedWires;
import io.telcomesh.referencepoints.Surroundings;
import io.telcomesh.referencepoints.WireEvent;
import io.telcomesh.referencepoints.Wires;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/// The beans that every network function shares.
@AutoConfiguration(
    afterName = {
      "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration",
      "org.springframework.boot.micrometer.metrics.autoconfigure.export.prometheus.PrometheusMetricsExportAutoConfiguration"
    })
@EnableConfigurationProperties({Network.class, WireSettings.class, RuntimeSettings.class})
class FunctionAutoConfiguration {
  private static final System.Logger LOG = System.getLogger(Wires.class.getName());

  @Bean
  static ConfigurationCheck configurationCheck(Environment environment) {
    return new ConfigurationCheck(environment);
  }

  /// The kind is `spring.application.name`.
  @Bean
  FunctionIdentity functionIdentity(Environment environment) {
    var kind = environment.getProperty("spring.application.name", "function");
    return Optional.ofNullable(environment.getProperty("POD_NAME"))
        .map(pod -> FunctionIdentity.ofPod(kind, pod))
        .orElseGet(() -> FunctionIdentity.onHost(kind, environment.getProperty("HOSTNAME", "")));
  }

  @Bean(destroyMethod = "close")
  LiveScheduler scheduler(RuntimeSettings runtime) {
    return new LiveScheduler(runtime.blockingThreads(), runtime.blockingQueue());
  }

  @Bean
  Wires wires() {
    var wires = new Wires();
    wires.listen(event -> LOG.log(System.Logger.Level.INFO, text(event)));
    return wires;
  }

  @Bean
  FixedWires fixedWires(WireSettings settings) {
    return settings.wires();
  }

  @Bean
  WiresHealth wiresHealthIndicator(Wires wires) {
    return new WiresHealth(wires);
  }

  @Bean
  SignallingRing signallingRing(RuntimeSettings runtime) {
    return new SignallingRing(runtime.signallingMessages());
  }

  @Bean
  SignallingEndpoint signallingEndpoint(
      FunctionIdentity function,
      SignallingRing ring,
      ObjectProvider<SignallingDecoder> decoders,
      ObjectProvider<UeDirectory> ues) {
    return new SignallingEndpoint(
        function, ring, decoders.orderedStream().toList(), ues.orderedStream().toList());
  }

  @Bean
  SessionsEndpoint sessionsEndpoint(ObjectProvider<SessionDirectory> directories) {
    return new SessionsEndpoint(directories.orderedStream().toList());
  }

  @Bean
  AuditEndpoint auditEndpoint(
      FunctionIdentity function, ObjectProvider<AuditDirectory> directories) {
    return new AuditEndpoint(function, directories.orderedStream().toList());
  }

  @Bean
  MeterBinder measures(ObjectProvider<Measure> all) {
    return registry ->
        all.forEach(measure ->
            Gauge.builder(measure.name(), measure.value()::getAsInt)
                .description(measure.about())
                .register(registry));
  }

  @Bean
  Drops drops(MeterRegistry registry) {
    return new Drops(registry);
  }

  @Bean
  Surroundings surroundings(
      LiveScheduler scheduler,
      SignallingRing ring,
      MeterRegistry registry,
      ObjectProvider<SignallingDecoder> decoders,
      Drops drops) {
    var meter = new MessageMeter(registry, decoders.orderedStream().toList());
    return new Surroundings(
        scheduler,
        message -> {
          ring.observe(message);
          meter.observe(message);
        },
        drops);
  }

  @Bean
  ProcedureObserver procedureObserver(
      MeterRegistry registry, FunctionIdentity function, Drops drops) {
    return new ProcedureReport(registry, function.kind().replace('-', '.'), drops, new TraceIds());
  }

  @Bean
  Drain drain(
      ObjectProvider<Drainable> functions, FixedWires fixed, Wires wires, RuntimeSettings runtime) {
    return new Drain(functions.orderedStream().toList(), fixed, wires, runtime.drain());
  }

  private static String text(WireEvent event) {
    return switch (event) {
      case WireEvent.Up(var wire) -> "Wire up: " + wire;
      case WireEvent.Moved(var before, var after) ->
          "Wire moved: %s to %s".formatted(before, after);
      case WireEvent.Down(var wire) -> "Wire down: " + wire;
    };
  }
}
