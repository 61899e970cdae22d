package io.telcomesh.pgw;

import static io.telcomesh.pgw.PgwWorld.SERVER;
import static io.telcomesh.pgw.PgwWorld.addressOf;
import static io.telcomesh.pgw.PgwWorld.packet;
import static io.telcomesh.pgw.PgwWorld.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.codec.testing.Proves;
import io.telcomesh.pgw.sgi.SgiPort;
import io.telcomesh.procedures.SimulatedScheduler;
import io.telcomesh.referencepoints.memory.InMemoryNetwork;
import io.telcomesh.userplane.InMemoryUserPlane;
import io.telcomesh.userplane.UserPlaneProvider;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.assertj.core.api.Condition;
import org.assertj.core.api.ListAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/// The PGW as a process that an operator looks at, with a UE in a simulated network.
class PgwStartTest {
  private static final PgwWorld WORLD = PgwWorld.of("10.45.0.0/24");

  /// What HTTP shows is of the simulated PGW; the other has nothing of the machine's.
  static class Simulated {
    @Bean(destroyMethod = "")
    @Primary
    Pgw simulated() {
      return WORLD.pgw;
    }

    @Bean
    @Primary
    UserPlaneProvider memory() {
      var scheduler = new SimulatedScheduler(1);
      var network = new InMemoryNetwork(scheduler, scheduler.random());
      return new InMemoryUserPlane(network.udp(), scheduler::nanoTime);
    }

    @Bean(destroyMethod = "")
    @Primary
    SgiPort none() {
      return SgiPort.NONE;
    }
  }

  private ConfigurableApplicationContext context;

  @BeforeEach
  void start(@TempDir Path state) {
    var application = new SpringApplication(PgwApplication.class, Simulated.class);
    context =
        application.run(
            "--server.port=0",
            "--pgw.state=" + state,
            "--wires.fixed[0].reference-point=s5s8",
            "--wires.fixed[0].local=127.60.50.1");
  }

  @AfterEach
  void stop() {
    context.close();
  }

  @Test
  @Proves({
    "operations.readiness-liveness-endpoints",
    "operations.prometheus",
    "operations.admin-info-rest"
  })
  void showsItsSessionsAndWhatTheyHaveUsed() {
    var created = WORLD.create(request());
    var question = packet(addressOf(created), SERVER);
    WORLD.uplink(created, question);

    assertThat(get("/actuator/health/liveness").statusCode()).isEqualTo(200);
    assertThat(get("/actuator/health/readiness").statusCode()).isEqualTo(200);
    var octets = question.length() + ".0";
    metrics()
        .areAtLeastOne(sample("pgw_sessions", "function=\"pgw\"", "1.0"))
        .areAtLeastOne(sample("gtpu_packets_total", "direction=\"uplink\"", "1.0"))
        .areAtLeastOne(sample("gtpu_octets_total", "direction=\"uplink\"", octets))
        .areAtLeastOne(sample("gtpu_packets_total", "direction=\"downlink\"", "0.0"));
    assertThat(get("/actuator/sessions").body())
        .contains("\"apn\":\"internet\"", addressOf(created).getHostAddress())
        .contains("\"maximumBitsPerSecond\":");
  }

  private HttpResponse<String> get(String path) {
    return send(HttpRequest.newBuilder(uri(path)).build());
  }

  private static HttpResponse<String> send(HttpRequest request) {
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request, BodyHandlers.ofString());
    } catch (IOException | InterruptedException failed) {
      throw new AssertionError(failed);
    }
  }

  private URI uri(String path) {
    var port = context.getEnvironment().getRequiredProperty("local.server.port");
    return URI.create("http://127.0.0.1:" + port + path);
  }

  private ListAssert<String> metrics() {
    return assertThat(get("/actuator/prometheus").body().lines().toList());
  }

  private static Condition<String> sample(String name, String labels, String value) {
    return new Condition<>(
        line -> line.startsWith(name + "{") && line.contains(labels) && line.endsWith(" " + value),
        "%s{%s} %s",
        name,
        labels,
        value);
  }
}
