package io.telcomesh.testbed.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The whole network as processes in namespaces, through the launcher, with what Maven has
/// packaged.
class DemoIT {
  private static final Path HOME = Path.of("../..").toAbsolutePath().normalize();
  private static final Path DISTRIBUTION = HOME.resolve("cnf-testbed/cli/target/distribution");
  private static final String INSTANCE = "verify";

  private record Ended(int code, String output, String errors) {
    void well() {
      assertThat(code).as(errors).isZero();
    }
  }

  @BeforeAll
  static void prepare() throws IOException, InterruptedException {
    skipUnless(root(), "it takes root: sudo ./mvnw verify");
    skipUnless(
        Files.isDirectory(HOME.resolve("mme/target"))
            && Files.isDirectory(HOME.resolve("enodeb-sim/target")),
        "the network functions are not packaged: ./mvnw verify");
    telcomesh("prepare").well();
    var doctor = telcomesh("doctor");
    skipUnless(doctor.code() == 0, "something is missing:\n" + doctor.output());
  }

  @AfterEach
  void down() throws IOException, InterruptedException {
    if (root()) {
      var _ = telcomesh("down", "--instance", INSTANCE, "--purge");
    }
  }

  @Test
  void tenUesAttachAreServedAndLeaveNothingBehind() throws IOException, InterruptedException {
    var demo = telcomesh("demo", "--instance", INSTANCE);

    assertThat(demo.output())
        .contains("10 of 10 UEs attached", "10 of 10 UEs pinged", "10 of 10 UEs detached")
        .contains("CreateSessionRequest", "Attach accept")
        .contains("logs in");
    demo.well();
    assertThat(namespaces()).isEmpty();
  }

  @Test
  void downTakesAwayWhatKilledProcessesLeft() throws IOException, InterruptedException {
    var up = telcomesh("up", "--instance", INSTANCE, "--no-restart", "--json");
    up.well();
    kill(processOf(up, "mme-0"));
    kill(processOf(up, "enodeb-sim-0"));

    assertThat(telcomesh("status").code()).isEqualTo(1);
    telcomesh("down", "--instance", INSTANCE, "--purge").well();
    assertThat(namespaces()).isEmpty();
    assertThat(Path.of("/run/telcomesh", INSTANCE)).doesNotExist();
  }

  @Test
  void aKilledFunctionIsStartedAgainAndDownLeavesNothingOfTheSupervisorEither()
      throws IOException, InterruptedException {
    var up = telcomesh("up", "--instance", INSTANCE, "--json");
    up.well();
    long first = processOf(up, "sgw-0");

    kill(first);
    var restarted = telcomesh("restart", "pgw-0", "--instance", INSTANCE);
    var status = telcomesh("status", "--json");
    kill(instance(status).path("supervisorPid").asLong());
    var unsupervised = telcomesh("restart", "sgw-0", "--instance", INSTANCE);

    restarted.well();
    assertThat(processOf(status, "sgw-0")).isNotEqualTo(first);
    assertThat(container(status, "sgw-0").path("restarts").asInt()).isEqualTo(1);
    assertThat(container(status, "pgw-0").path("restarts").asInt()).isEqualTo(1);
    unsupervised.well();
    assertThat(telcomesh("status").code()).as("without a supervisor").isEqualTo(1);
    telcomesh("down", "--instance", INSTANCE, "--purge").well();
    assertThat(namespaces()).isEmpty();
  }

  private static void kill(long pid) {
    var process = ProcessHandle.of(pid).orElseThrow();
    process.destroyForcibly();
    process.onExit().join();
  }

  private static long processOf(Ended json, String pod) {
    return container(json, pod).path("pid").asLong();
  }

  private static JsonNode container(Ended json, String pod) {
    return instance(json)
        .path("pods")
        .valueStream()
        .filter(one -> one.path("name").asString().equals(pod))
        .findFirst()
        .orElseThrow()
        .path("containers")
        .path(0);
  }

  private static JsonNode instance(Ended json) {
    return JsonMapper.shared()
        .readTree(json.output())
        .valueStream()
        .filter(one -> one.path("name").asString().equals(INSTANCE))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> namespaces() throws IOException {
    var all = Path.of("/run/netns");
    if (!Files.isDirectory(all)) {
      return List.of();
    }
    try (var files = Files.list(all)) {
      return files
          .map(file -> all.relativize(file).toString())
          .filter(name -> name.startsWith("tm-" + INSTANCE + "-"))
          .toList();
    }
  }

  /// @return the end of the launcher, with its standard output and, beside it, its errors
  private static Ended telcomesh(String... arguments) throws IOException, InterruptedException {
    var line = new ArrayList<>(List.of(HOME.resolve("telcomesh").toString()));
    line.addAll(List.of(arguments));
    var errors = Files.createTempFile("telcomesh", ".err");
    var builder = new ProcessBuilder(line).redirectError(errors.toFile());
    builder.environment().put("TELCOMESH_DIST", DISTRIBUTION.toString());
    builder.environment().put("TELCOMESH_TRAIN", "no");
    var process = builder.start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
    var said = Files.readString(errors);
    Files.delete(errors);
    return new Ended(process.exitValue(), output, said);
  }

  private static boolean root() throws IOException {
    return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
  }

  private static void skipUnless(boolean condition, String reason) {
    if (!condition) {
      System.out.println("Skipped: " + reason);
    }
    assumeTrue(condition, reason);
  }
}
