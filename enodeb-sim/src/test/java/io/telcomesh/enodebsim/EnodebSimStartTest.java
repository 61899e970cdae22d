package io.telcomesh.enodebsim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.telcomesh.codec.testing.Proves;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/// The simulator as a process, without wires.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EnodebSimStartTest {
  private static final String SEED = "000102030405060708090a0b0c0d0e0f";
  private final ConfigurableApplicationContext context = run();

  @BeforeAll
  void makeUes() {
    post("/ues", "{\"first\": \"001010000000001\", \"count\": 3, \"seed\": \"" + SEED + "\"}");
  }

  @AfterAll
  void stop() {
    context.close();
  }

  @Test
  void showsItsEnodebs() {
    assertThat(get("/enodebs").body()).contains("\"name\":\"enodeb-1\"", "\"inService\":false");
  }

  @Test
  void listsUesInPages() {
    assertThat(get("/ues?size=2").body()).contains("001010000000001", "\"next\":1");
    assertThat(get("/ues?after=1").body())
        .contains("001010000000003")
        .doesNotContain("001010000000002", "\"next\"");
  }

  @Test
  void makesAUeWithItsOwnKeysAndShowsNone() {
    var created =
        post(
            "/ues",
            "{\"imsi\": \"001010000000099\", \"k\": \"%s\", \"opc\": \"%s\"}"
                .formatted(SEED, SEED));
    assertThat(created.statusCode()).isEqualTo(201);
    assertThat(get("/ues/001010000000099").body())
        .contains("\"state\":\"deregistered\"")
        .doesNotContain(SEED);
  }

  @Test
  void tellsWhyAnAttachFailed() {
    var answer = post("/ues/attach", "{\"first\": \"001010000000001\", \"count\": 1}");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("\"failed\":1", "\"by\":\"enodeb\"", "No cell");
    assertThat(get("/ues/001010000000001").body()).contains("\"lastReject\":{\"by\":\"enodeb\"");
  }

  @Test
  void saysWhatIsWrongWithARequest() {
    assertThat(post("/ues", "{\"first\": \"1\"}").statusCode()).isEqualTo(400);
    var wrongSeed = "{\"first\": \"001010000000001\", \"count\": 3, \"seed\": \"0bad\"}";
    assertThat(post("/ues", wrongSeed).body())
        .contains("seed is 32 hexadecimal digits or more")
        .doesNotContain("0bad");
    assertThat(post("/ues/attach", "{\"window\": 0}").body()).contains("a window is 1 to");
    assertThat(post("/ues/attach", "{\"windows\": 1}").statusCode()).isEqualTo(400);
    assertThat(get("/ues/001019999999999").statusCode()).isEqualTo(404);
    assertThat(post("/enodebs/none/reset", "").statusCode()).isEqualTo(404);
  }

  @Test
  void countsItsUesAndEnodebs() {
    assertThat(get("/actuator/prometheus").body().lines())
        .anyMatch(line -> line.matches("enodeb_sim_ues_registered\\{.*} 0\\.0"))
        .anyMatch(line -> line.matches("enodeb_sim_enodebs\\{.*} 0\\.0"))
        .anyMatch(line -> line.matches("gtpu_packets_total\\{direction=\"uplink\".*} 0\\.0"));
  }

  @Test
  @Proves("operations.readiness-liveness-endpoints")
  void isNotReadyBeforeS1Setup() {
    assertThat(get("/actuator/health/liveness").statusCode()).isEqualTo(200);
    assertThat(get("/actuator/health/readiness").statusCode()).isEqualTo(503);
    assertThat(get("/actuator/health/readiness").body()).contains("OUT_OF_SERVICE", "no MME");
  }

  @Test
  void refusesAnEnodebOutsideOfTheNetworksTrackingAreas() {
    var refused = catchThrowable(() -> run("--network.tracking-areas=7"));
    assertThat(refused).rootCause().hasMessageContaining("enodeb-sim.enodebs[0].tac");
  }

  private static ConfigurableApplicationContext run(String... more) {
    var arguments = new java.util.ArrayList<>(java.util.List.of(more));
    arguments.add("--server.port=0");
    arguments.add("--enodeb-sim.ue-interfaces=memory");
    arguments.add("--enodeb-sim.sctp-udp-port=19899");
    return SpringApplication.run(EnodebSimApplication.class, arguments.toArray(String[]::new));
  }

  private HttpResponse<String> get(String path) {
    return send(HttpRequest.newBuilder(uri(path)).build());
  }

  private HttpResponse<String> post(String path, String json) {
    return send(
        HttpRequest.newBuilder(uri(path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json))
            .build());
  }

  private static HttpResponse<String> send(HttpRequest request) {
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request, BodyHandlers.ofString());
    } catch (java.io.IOException | InterruptedException failed) {
      throw new AssertionError(failed);
    }
  }

  private URI uri(String path) {
    var port = context.getEnvironment().getRequiredProperty("local.server.port");
    return URI.create("http://127.0.0.1:" + port + path);
  }
}
