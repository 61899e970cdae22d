package io.telcomesh.mme;

import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.codec.testing.Proves;
import io.telcomesh.mme.overload.MmeLoad;
import io.telcomesh.procedures.SimulatedScheduler;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
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

/// The MME as a process that an operator looks at, with a UE in a simulated network.
class MmeStartTest {
  private static final World WORLD = new World(new SimulatedScheduler(1)).attached();

  /// What HTTP shows is of the simulated MME.
  static class Simulated {
    @Bean(destroyMethod = "")
    @Primary
    Mme simulated() {
      return WORLD.mme;
    }
  }

  private ConfigurableApplicationContext context;

  @BeforeEach
  void start(@TempDir Path state) {
    var application = new SpringApplication(MmeApplication.class, Simulated.class);
    context =
        application.run(
            "--server.port=0",
            "--mme.state=" + state,
            "--mme.sctp.udp-port=19899",
            "--wires.fixed[0].reference-point=s11",
            "--wires.fixed[0].local=127.0.0.1",
            "--wires.fixed[0].peer=127.0.0.2");
  }

  @AfterEach
  void stop() {
    context.close();
  }

  @Test
  @Proves("operations.readiness-liveness-endpoints")
  void isAliveAndReady() {
    assertThat(get("/actuator/health/liveness").statusCode()).isEqualTo(200);
    var readiness = get("/actuator/health/readiness");
    assertThat(readiness.statusCode()).isEqualTo(200);
    assertThat(readiness.body()).contains("127.0.0.1 - 127.0.0.2");
  }

  @Test
  @Proves("operations.prometheus")
  void countsUesSessionsAndEnodebs() {
    metrics()
        .areAtLeastOne(sample("mme_ues_registered", "function=\"mme\"", "1.0"))
        .areAtLeastOne(sample("mme_ues_connected", "", "1.0"))
        .areAtLeastOne(sample("mme_ues_idle", "", "0.0"))
        .areAtLeastOne(sample("mme_sessions", "", "1.0"))
        .areAtLeastOne(sample("mme_enodebs", "", "2.0"))
        .areAtLeastOne(sample("mme_overload_level", "", "0.0"));
  }

  @Test
  @Proves("operations.admin-info-rest")
  void showsUesAndEnodebs() {
    var imsi = WORLD.ue.subscriber.imsi().digits();
    assertThat(get("/ues/" + imsi).body())
        .contains("\"imsi\":\"" + imsi + "\"", "\"state\":\"connected\"")
        .contains("\"enodeb\":\"enodeb-", "\"apn\":\"internet\"", "\"bearer\":5");
    assertThat(get("/ues?state=connected").body()).contains(imsi);
    assertThat(get("/ues?state=idle").body()).doesNotContain(imsi);
    assertThat(get("/ues?after=" + imsi).body()).doesNotContain(imsi);
    assertThat(get("/ues/001019999999999").statusCode()).isEqualTo(404);
    assertThat(get("/ues?size=0").statusCode()).isEqualTo(400);
    assertThat(get("/enodebs").body()).contains("\"trackingAreas\":[", "\"connectedUes\":1");
  }

  @Test
  void changesWhatItTakesOnWhileItRuns() {
    var changed = patch("/overload", "{\"procedures\": 3, \"backOffFrom\": \"PT40S\"}");
    assertThat(changed.statusCode()).isEqualTo(200);
    assertThat(changed.body()).contains("\"procedures\":3", "\"congestion\":4000");
    assertThat(WORLD.mme.load().limits().procedures()).isEqualTo(3);
    assertThat(WORLD.mme.load().limits().backOffFrom()).hasSeconds(40);
    assertThat(WORLD.mme.load().level()).isEqualTo(MmeLoad.Level.NORMAL);
    assertThat(patch("/overload", "{\"procedures\": 5000}").statusCode()).isEqualTo(400);
    assertThat(get("/overload").body()).contains("\"procedures\":3");
  }

  private HttpResponse<String> get(String path) {
    return send(HttpRequest.newBuilder(uri(path)).build());
  }

  private HttpResponse<String> patch(String path, String json) {
    return send(
        HttpRequest.newBuilder(uri(path))
            .header("Content-Type", "application/json")
            .method("PATCH", BodyPublishers.ofString(json))
            .build());
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
