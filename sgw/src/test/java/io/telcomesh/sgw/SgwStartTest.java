package io.telcomesh.sgw;

import static io.telcomesh.sgw.SgwWorld.gPdu;
import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.codec.testing.Proves;
import io.telcomesh.gtp.gtpu.Gtpu;
import java.io.IOException;
import java.net.InetSocketAddress;
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

/// The SGW as a process that an operator looks at, with a UE in a simulated network.
class SgwStartTest {
  private static final SgwWorld WORLD = SgwWorld.make();

  /// What HTTP shows is of the simulated SGW.
  static class Simulated {
    @Bean(destroyMethod = "")
    @Primary
    Sgw simulated() {
      return WORLD.sgw;
    }
  }

  private ConfigurableApplicationContext context;

  @BeforeEach
  void start(@TempDir Path state) {
    var application = new SpringApplication(SgwApplication.class, Simulated.class);
    context =
        application.run(
            "--server.port=0",
            "--sgw.state=" + state,
            "--wires.fixed[0].reference-point=s11",
            "--wires.fixed[0].local=127.60.30.1");
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
    var created = WORLD.connected();
    var up = gPdu(SgwWorld.s1u(created), "up");
    WORLD.enodebUser.send(new InetSocketAddress(SgwWorld.S1_U, Gtpu.PORT), up);
    WORLD.downlink("down");

    assertThat(get("/actuator/health/liveness").statusCode()).isEqualTo(200);
    assertThat(get("/actuator/health/readiness").statusCode()).isEqualTo(200);
    metrics()
        .areAtLeastOne(sample("sgw_ues", "function=\"sgw\"", "1.0"))
        .areAtLeastOne(sample("sgw_sessions", "", "1.0"))
        .areAtLeastOne(sample("gtpu_packets_total", "direction=\"uplink\"", "1.0"))
        .areAtLeastOne(sample("gtpu_octets_total", "direction=\"uplink\"", "2.0"))
        .areAtLeastOne(sample("gtpu_octets_total", "direction=\"downlink\"", "4.0"))
        .areAtLeastOne(sample("gtpu_dropped_total", "reason=\"buffer-full\"", "0.0"));
    assertThat(get("/actuator/sessions?imsi=" + SgwWorld.IMSI.digits()).body())
        .contains("\"linkedBearer\":5", "\"uplink\":{\"packets\":1,\"octets\":2");
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
