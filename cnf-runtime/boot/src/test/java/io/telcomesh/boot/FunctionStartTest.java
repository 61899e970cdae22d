package io.telcomesh.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.telcomesh.boot.configuration.WrongValue;
import io.telcomesh.boot.configuration.WrongValues;
import io.telcomesh.boot.signalling.DiameterSignalling;
import io.telcomesh.boot.signalling.SignallingDecoder;
import io.telcomesh.boot.signalling.UeDirectory;
import io.telcomesh.codec.Octets;
import io.telcomesh.codec.testing.Proves;
import io.telcomesh.diameter.Result;
import io.telcomesh.identifiers.Imsi;
import io.telcomesh.procedures.LiveScheduler;
import io.telcomesh.procedures.Outcome;
import io.telcomesh.procedures.Procedure;
import io.telcomesh.procedures.ProcedureObserver;
import io.telcomesh.procedures.Procedures;
import io.telcomesh.procedures.Refused;
import io.telcomesh.referencepoints.Direction;
import io.telcomesh.referencepoints.DropReason;
import io.telcomesh.referencepoints.ReferencePoint;
import io.telcomesh.referencepoints.Surroundings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A function of nothing but what all functions share.
final class FunctionStartTest {
  private static final String WIRE = "--wires.fixed[0].reference-point=s6a";
  private static final String LOCAL = "--wires.fixed[0].local=127.0.0.1";

  /// An Authentication-Information-Answer of nothing but Experimental-Result: vendor 10415, 5001.
  private static final Octets REFUSED_ANSWER =
      Octets.hex(
          """
          01000034 4000013e 01000023 00000001 00000001
          00000129 40000020 0000010a 4000000c 000028af 0000012a 4000000c 00001389
          """);

  @SpringBootApplication(proxyBeanMethods = false)
  static class TestFunction {
    @Bean
    SignallingDecoder s6aSignalling() {
      return new DiameterSignalling();
    }

    @Bean
    UeDirectory ueDirectory() {
      return imsi -> Optional.of(new Imsi(imsi)).map(_ -> "ue-00000001");
    }

    @Bean
    RecordedDrain recordedDrain() {
      return new RecordedDrain();
    }
  }

  /// Has two procedures that never end by themselves.
  static final class RecordedDrain implements Drainable {
    final List<String> calls = new ArrayList<>();
    private int active = 2;

    @Override
    public void refuseNew() {
      calls.add("refuse new");
    }

    @Override
    public int active() {
      return active;
    }

    @Override
    public void abort() {
      active = 0;
      calls.add("abort");
    }

    @Override
    public void closeEnds() {
      calls.add("close");
    }
  }

  /// Spring Boot tells Logback by a system property, which would outlast the function that asked.
  @AfterEach
  void textAgain() {
    System.clearProperty("CONSOLE_LOG_STRUCTURED_FORMAT");
  }

  @Test
  @Proves("operations.readiness-liveness-endpoints")
  void isReadyWhenItHasAWire() throws Exception {
    try (var context = start(WIRE, LOCAL)) {
      assertThat(get(context, "/actuator/health/liveness")).contains("\"status\":\"UP\"");
      assertThat(get(context, "/actuator/health/readiness")).contains("\"status\":\"UP\"");
      assertThat(get(context, "/actuator/health/readiness")).contains("127.0.0.1 - any");
    }
    try (var context = start()) {
      assertThat(get(context, "/actuator/health/readiness")).contains("OUT_OF_SERVICE");
      assertThat(get(context, "/actuator/health/liveness")).contains("\"status\":\"UP\"");
    }
  }

  @Test
  void countsProceduresMessagesAndDrops() throws Exception {
    try (var context = start(WIRE, LOCAL)) {
      context
          .getBean(ProcedureObserver.class)
          .ended(
              new ProcedureObserver.Ended(
                  "UpdateLocation",
                  "ue-1",
                  Outcome.COMPLETED,
                  Duration.ofMillis(3),
                  Optional.empty()));
      var surroundings = context.getBean(Surroundings.class);
      surroundings.drops().dropped(ReferencePoint.S6A, DropReason.UNKNOWN_PEER);
      see(surroundings, "ue-1");
      assertThat(get(context, "/actuator/prometheus"))
          .contains("function_procedures_total{")
          .contains("outcome=\"completed\",procedure=\"UpdateLocation\"")
          .contains("function_procedure_seconds_count{")
          .contains("messages_dropped_total{")
          .contains("reason=\"unknown-peer\"")
          .contains("message=\"DeviceWatchdogRequest\",reference_point=\"s6a\",result=\"request\"");
    }
  }

  @Test
  void countsTheCausesOfRefusalsAndNoMoreOfThemThanMakeSense() throws Exception {
    try (var context = start(WIRE, LOCAL)) {
      var observer = context.getBean(ProcedureObserver.class);
      observer.ended(refused(Result.USER_UNKNOWN));
      for (int code = 0; code < 200; code++) {
        observer.ended(refused(Result.base(6000 + code)));
      }
      see(context.getBean(Surroundings.class), "ue-1", REFUSED_ANSWER);
      var metrics = get(context, "/actuator/prometheus");
      assertThat(metrics)
          .contains("function_procedures_total{cause=\"experimental result 5001\"")
          .contains("function_procedures_total{cause=\"other\"")
          .contains("messages_total{cause=\"5001\"", "result=\"refused\"");
      assertThat(metrics.lines().filter(line -> line.startsWith("function_procedures_total")))
          .hasSize(101);
    }
  }

  @Test
  @Proves("operations.log-level-per-module-at-run-time")
  @ExtendWith(OutputCaptureExtension.class)
  void logsMoreOfOneModuleWhenItIsTold(CapturedOutput output) throws Exception {
    try (var context = start(WIRE, LOCAL)) {
      var one = System.getLogger("io.telcomesh.one.Port");
      var other = System.getLogger("io.telcomesh.other.Port");
      one.log(System.Logger.Level.DEBUG, "not yet");
      assertThat(post(context, "/actuator/loggers/io.telcomesh.one", "DEBUG")).isEqualTo(204);
      one.log(System.Logger.Level.DEBUG, "one says more");
      other.log(System.Logger.Level.DEBUG, "other says no more");
      assertThat(get(context, "/actuator/loggers/io.telcomesh.one"))
          .contains("\"configuredLevel\":\"DEBUG\"");
      assertThat(post(context, "/actuator/loggers/io.telcomesh.one", "INFO")).isEqualTo(204);
      one.log(System.Logger.Level.DEBUG, "too late");
    }
    assertThat(output.getOut())
        .contains("one says more")
        .doesNotContain("not yet", "other says no more", "too late");
  }

  @Test
  @Proves("operations.structured-logs-with-ue-and-trace")
  @ExtendWith(OutputCaptureExtension.class)
  void writesJsonWithTheUeAndTheTraceOfEachRunOfAProcedure(CapturedOutput output) {
    try (var context = start(WIRE, LOCAL, "--logging.structured.format.console=ecs")) {
      runTwo(context);
      System.getLogger("io.telcomesh.Outside").log(System.Logger.Level.INFO, "outside");
    }
    var json = JsonMapper.shared();
    var lines = output.getOut().lines().filter(line -> line.startsWith("{")).map(json::readTree);
    var said = lines.toList();
    var during = said.stream().filter(line -> message(line).equals("during")).toList();
    assertThat(during)
        .extracting(line -> line.get("ue").asString())
        .containsExactly("ue-7", "ue-7");
    assertThat(during)
        .extracting(FunctionStartTest::trace)
        .doesNotHaveDuplicates()
        .allMatch(trace -> trace.matches("[0-9a-f]{32}"));
    var ends = said.stream().filter(line -> line.has("procedure")).toList();
    assertThat(ends)
        .extracting(FunctionStartTest::trace)
        .containsExactlyElementsOf(during.stream().map(FunctionStartTest::trace).toList());
    assertThat(ends)
        .allMatch(line -> line.get("ue").asString().equals("ue-7"))
        .allMatch(line -> line.get("outcome").asString().equals("COMPLETED"));
    assertThat(said)
        .filteredOn(line -> message(line).equals("outside"))
        .hasSize(1)
        .noneMatch(line -> line.has("ue") || line.has("trace"));
  }

  @Test
  @ExtendWith(OutputCaptureExtension.class)
  void writesTextUnlessItIsTold(CapturedOutput output) {
    try (var context = start(WIRE, LOCAL)) {
      runTwo(context);
    }
    assertThat(output.getOut().lines().filter(line -> line.contains("Speaking completed in")))
        .hasSize(2)
        .allMatch(line -> line.matches(".*ue-7: Speaking completed in .* ms, trace [0-9a-f]{32}"));
  }

  /// Two runs of a procedure that says something.
  private static void runTwo(ConfigurableApplicationContext context) {
    var scheduler = context.getBean(LiveScheduler.class);
    var runner =
        new Procedures<String, String>(
                scheduler,
                (_, _) -> Optional.of(new Speaking()),
                context.getBean(ProcedureObserver.class),
                reference -> reference)
            .runner("ue-7");
    runner.post("once");
    runner.post("again");
    await().until(() -> !runner.active());
  }

  private static final class Speaking extends Procedure<String> {
    @Override
    protected void run() {
      System.getLogger("io.telcomesh.Speaking").log(System.Logger.Level.INFO, "during");
    }
  }

  private static String message(JsonNode line) {
    return line.path("message").asString("");
  }

  private static String trace(JsonNode line) {
    return line.path("trace").path("id").asString("");
  }

  private static ProcedureObserver.Ended refused(Result why) {
    return new ProcedureObserver.Ended(
        "UpdateLocation",
        "ue-1",
        Outcome.REFUSED,
        Duration.ofMillis(3),
        Optional.of(new Refused(why)));
  }

  @Test
  void showsTheSignallingOfOneUeSinceANumber() throws Exception {
    try (var context = start(WIRE, LOCAL)) {
      var surroundings = context.getBean(Surroundings.class);
      see(surroundings, "ue-1");
      see(surroundings, "ue-2");
      see(surroundings, "ue-1");
      assertThat(get(context, "/actuator/signalling?ue=ue-1&since=1"))
          .startsWith("{\"function\":\"function-0\",\"next\":3,\"messages\":[{\"number\":2,")
          .contains("\"referencePoint\":\"s6a\",\"direction\":\"received\"")
          .contains("\"message\":\"DeviceWatchdogRequest\"")
          .doesNotContain("\"number\":0", "\"number\":1");
    }
  }

  @Test
  void asksDirectoriesForImsisOnly() throws Exception {
    try (var context = start(WIRE, LOCAL)) {
      see(context.getBean(Surroundings.class), "ue-00000001");
      for (var ue : List.of("ue-00000001", "001010000000001")) {
        assertThat(get(context, "/actuator/signalling?ue=" + ue)).contains("\"number\":0");
      }
      assertThat(get(context, "/actuator/signalling?ue=00101")).contains("\"messages\":[]");
    }
  }

  @Test
  void letsProceduresFinishThenAbortsThem() {
    var context = start(WIRE, LOCAL);
    var drain = context.getBean(RecordedDrain.class);
    context.close();
    assertThat(drain.calls).containsExactly("refuse new", "abort", "close");
  }

  @Test
  void namesEveryWrongKeyAtOnce() {
    var wrong =
        catchThrowableOfType(
            WrongValues.class,
            () ->
                NetworkFunction.run(
                    TestFunction.class,
                    "--network.plmn=001/x1",
                    "--network.mme-group=70000",
                    "--network.tracking-areas=1,two",
                    "--network.tac=5",
                    "--runtime.drain=90s",
                    "--runtime.blocking-threads=0",
                    "--wires.fixed[0].reference-point=s7",
                    "--wires.fixed[0].local=hss.example",
                    "--wires.fixed[1].reference-point=s6a"));
    assertThat(wrong.values())
        .extracting(WrongValue::key)
        .containsExactlyInAnyOrder(
            "network.plmn",
            "network.tracking-areas",
            "network.mme-group",
            "network.tac",
            "runtime.drain",
            "runtime.blocking-threads",
            "wires.fixed[0].reference-point",
            "wires.fixed[0].local");
    assertThat(wrong)
        .hasMessageContaining("runtime.drain = 90s: 0s to 60s")
        .hasMessageContaining("network.mme-group = 70000: 0 to 65535")
        .hasMessageContaining("network.tac = 5: there is no such key")
        .hasMessageContaining("fixed[0].reference-point = s7: one of s1-mme, s6a")
        .hasMessageContaining("local = hss.example: an IPv4 or IPv6 address");
  }

  @Test
  void readsTheNetworkFile(@TempDir Path folder) throws IOException {
    var file = Files.writeString(folder.resolve("network.yml"), "network: {plmn: \"999/70\"}");
    try (var context = start("--network-file=" + file)) {
      assertThat(context.getBean(Network.class).realm()).startsWith("epc.mnc070.mcc999");
    }
  }

  private static ConfigurableApplicationContext start(String... arguments) {
    var all = new ArrayList<>(List.of(arguments));
    all.add("--server.port=0");
    all.addFirst("--runtime.drain=20ms");
    return NetworkFunction.run(TestFunction.class, all.toArray(String[]::new));
  }

  private static void see(Surroundings surroundings, String ue) {
    see(surroundings, ue, Octets.hex("01000014 80000118 00000000 00000001 00000001"));
  }

  private static void see(Surroundings surroundings, String ue, Octets message) {
    var address = new InetSocketAddress("127.0.0.1", 3868);
    surroundings.saw(
        Direction.RECEIVED, ReferencePoint.S6A, address, address, Optional.of(ue), message);
  }

  private static int post(ConfigurableApplicationContext context, String path, String level)
      throws IOException, InterruptedException {
    var port = context.getEnvironment().getProperty("local.server.port");
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"configuredLevel\":\"" + level + "\"}"))
            .build();
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request, BodyHandlers.discarding()).statusCode();
    }
  }

  private static String get(ConfigurableApplicationContext context, String path)
      throws IOException, InterruptedException {
    var port = context.getEnvironment().getProperty("local.server.port");
    var uri = URI.create("http://127.0.0.1:" + port + path);
    try (var client = HttpClient.newHttpClient()) {
      return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body();
    }
  }
}
