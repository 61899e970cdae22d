package io.telcomesh.testbed.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.telcomesh.testbed.scenarios.Look;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Each function in turn is killed with UEs attached, comes back, and serves them all again; after
/// each, no session is left that is not everybody's. `./mvnw -Pslow verify`; for more than two
/// rounds with 50 UEs: `-Dkill.rounds=10 -Dkill.ues=200`.
@Tag("slow")
class KillLoopIT {
  private static final int ROUNDS = Integer.getInteger("kill.rounds", 2);
  private static final int UES = Integer.getInteger("kill.ues", 50);
  private static final Path HOME = Path.of("../..").toAbsolutePath().normalize();
  private static final Path DISTRIBUTION = HOME.resolve("cnf-testbed/cli/target/distribution");
  private static final String INSTANCE = "killed";
  private static final List<String> VICTIMS =
      List.of("mme-0", "hss-0", "sgw-0", "pgw-0", "enodeb-sim-0");
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /// A create session request of a MME that nobody is, IMSI 901700000021309, asking the SGW to
  /// choose the PGW.
  private static final String PLANTED =
      "482000dc00000000000001000100080009710000001203f94b000800532702904215839356000d001809f10700"
          + "0709f10700019b015300030009f10752000100064d000900001000000000020000570009008a000000017f"
          + "000002570009018700000000000000004700090008696e7465726e65748000010000630001000"
          + "14f00050001000000007f00010000480008000010624d0010624d4e001a00808021100101001081060000"
          + "0000830600000000000d000010005d001f00490001000550001600610900000000000000000000000000"
          + "00000000000000720002006300";

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
  private final List<String> table = new ArrayList<>();

  private record Ended(int code, String output) {}

  @BeforeEach
  void up() throws IOException, InterruptedException {
    boolean root = Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
    assumeTrue(root, "it takes root");
    assertThat(telcomesh("prepare").code()).isZero();
    var up = telcomesh("up", "--instance", INSTANCE);
    assertThat(up.code()).as(up.output()).isZero();
  }

  @AfterEach
  void down() throws IOException, InterruptedException {
    table.forEach(System.out::println);
    var _ = telcomesh("down", "--instance", INSTANCE, "--purge");
  }

  @Test
  void servesEveryUeAgainWhoeverIsKilled() throws IOException, InterruptedException {
    attachAll();
    for (int round = 1; round <= ROUNDS; round++) {
      for (var victim : VICTIMS) {
        kill(round, victim);
      }
    }
    findsTheOrphanThatIsPlanted();
  }

  private void kill(int round, String victim) throws IOException, InterruptedException {
    var begun = Instant.now();
    long pid = container(victim).path("pid").asLong();
    ProcessHandle.of(pid).orElseThrow().destroyForcibly();
    until(
        victim + " is ready again",
        () -> container(victim).path("pid").asLong() != pid && ready(victim));
    var ready = Duration.between(begun, Instant.now());
    if (victim.startsWith("enodeb-sim")) { // its UEs ended with it
      attachAll();
    }
    until("all UEs are registered", () -> registered() == UES);
    // an idle UE learns what the network has forgotten when it has something to send
    until("UE 0 is served", () -> answered("ue", "ping", "0", "--count", "1"));
    until("everybody has the same sessions", () -> answered("audit"));
    var served = Duration.between(begun, Instant.now());
    table.add(
        "round %2d  %-13s ready after %5.1f s, all UEs served after %5.1f s, 0 findings"
            .formatted(round, victim, seconds(ready), seconds(served)));
  }

  private void findsTheOrphanThatIsPlanted() throws IOException, InterruptedException {
    var sgw = health("mme-0").path("components").path("wires").path("details").path("s11").path(0);
    var address = sgw.asString().replaceAll(".* - ", "");
    var escaped = PLANTED.replaceAll("..", "\\\\x$0");
    var script = "printf '%s' > /dev/udp/%s/2123".formatted(escaped, address);
    assertThat(
            telcomesh("exec", "mme-0", "--instance", INSTANCE, "--", "bash", "-c", script).code())
        .isZero();

    var audit = telcomesh("audit", "--instance", INSTANCE);

    assertThat(audit.code()).isEqualTo(1);
    assertThat(audit.output())
        .contains("sgw-0: 901700000021309 bearer 5 is an orphan: no MME has it");
  }

  private void attachAll() throws IOException, InterruptedException {
    var attached = telcomesh("attach", "--count", Integer.toString(UES), "--instance", INSTANCE);
    assertThat(attached.output()).contains("%d of %1$d UEs attached".formatted(UES));
  }

  private void until(String what, BooleanSupplier reached) throws InterruptedException {
    var found =
        Look.until(PATIENCE, () -> reached.getAsBoolean() ? Optional.of(what) : Optional.empty());
    assertThat(found).as(what).isPresent();
  }

  private static boolean answered(String... command) {
    var line = new ArrayList<>(List.of(command));
    line.addAll(List.of("--instance", INSTANCE));
    try {
      return telcomesh(line.toArray(String[]::new)).code() == 0;
    } catch (IOException | InterruptedException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private boolean ready(String pod) {
    return health(pod).path("status").asString("").equals("UP");
  }

  private JsonNode health(String pod) {
    return get(pod, "/actuator/health/readiness");
  }

  private int registered() {
    return get("enodeb-sim-0", "/ues?size=1").path("registered").asInt(-1);
  }

  private JsonNode get(String pod, String path) {
    var uri = URI.create("http://%s:8080%s".formatted(pod(pod).path("address").asString(), path));
    try {
      var answer =
          http.send(
              HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(5)).build(),
              HttpResponse.BodyHandlers.ofString());
      return JsonMapper.shared().readTree(answer.body());
    } catch (IOException notYet) {
      return JsonMapper.shared().nullNode();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  private static JsonNode container(String pod) {
    return pod(pod).path("containers").path(0);
  }

  private static JsonNode pod(String name) {
    try {
      return JsonMapper.shared()
          .readTree(telcomesh("status", "--json").output())
          .valueStream()
          .filter(instance -> instance.path("name").asString().equals(INSTANCE))
          .flatMap(instance -> instance.path("pods").valueStream())
          .filter(pod -> pod.path("name").asString().equals(name))
          .findFirst()
          .orElseThrow();
    } catch (IOException | InterruptedException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }

  private static Ended telcomesh(String... arguments) throws IOException, InterruptedException {
    var line = new ArrayList<>(List.of(HOME.resolve("telcomesh").toString()));
    line.addAll(List.of(arguments));
    var builder = new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().put("TELCOMESH_DIST", DISTRIBUTION.toString());
    var process = builder.start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(15, TimeUnit.MINUTES)).isTrue();
    return new Ended(process.exitValue(), output.strip());
  }
}
