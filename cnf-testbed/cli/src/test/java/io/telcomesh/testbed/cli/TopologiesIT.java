package io.telcomesh.testbed.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The topologies whose programs know nothing of the mesh, through the launcher, on two nodes.
class TopologiesIT {
  private static final Path HOME = Path.of("../..").toAbsolutePath().normalize();
  private static final Path DISTRIBUTION = HOME.resolve("cnf-testbed/cli/target/distribution");
  private static final String INSTANCE = "topology";
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final int CURL_TIMED_OUT = 28;

  private record Ended(int code, String output) {
    Ended well() {
      assertThat(code).as(output).isZero();
      return this;
    }
  }

  @BeforeAll
  static void prepare() throws IOException, InterruptedException {
    skipUnless(
        Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0),
        "it takes root: sudo ./mvnw verify");
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
    telcomesh("down", "--instance", INSTANCE, "--purge").well();
  }

  @Test
  void theTalksHssPingsItsMmeOverTheWire() throws IOException, InterruptedException {
    telcomesh("up", "talk-4g-network", "--instance", INSTANCE).well();

    assertThat(pinged("hss-0", "10.60.1.2")).isTrue();
    assertThat(in("hss-0", "ip", "route", "get", "10.60.1.2").well().output())
        .contains("dev s6a src 10.60.1.1");
    assertThat(in("hss-0", "ip", "-br", "addr").well().output()).contains("10.60.1.1/30");
    assertThat(in("mme-0", "ip", "-br", "addr").well().output()).contains("10.60.1.2/30");
  }

  @Test
  void theFirewallLetsOneServerBeReachedAndNotTheOther() throws IOException, InterruptedException {
    skipUnless(Files.exists(Path.of("/usr/sbin/nft")), "nft is missing: apt-get install nftables");
    telcomesh("up", "secure-intranet-connectivity", "--instance", INSTANCE).well();

    assertThat(pinged("client-0", "172.16.2.1")).isTrue();
    assertThat(page("client-0", 8080).well().output()).contains("came through the firewall");
    assertThat(page("client-0", 8081).code()).isEqualTo(CURL_TIMED_OUT);
    page("vpn-gateway-0", 8081).well();
    assertThat(in("firewall-0", "nft", "list", "chain", "inet", "firewall", "forward").output())
        .containsPattern("counter packets [1-9]\\d* bytes \\d+ comment \"dropped\"");
  }

  /// The wires come up after the pods.
  private static boolean pinged(String pod, String address)
      throws IOException, InterruptedException {
    var deadline = Instant.now().plus(PATIENCE);
    while (Instant.now().isBefore(deadline)) {
      if (in(pod, "ping", "-c", "1", "-W", "1", address).code() == 0) {
        return true;
      }
    }
    return false;
  }

  private static Ended page(String pod, int port) throws IOException, InterruptedException {
    return in(pod, "curl", "-sS", "-m", "5", "http://172.16.2.1:%d/".formatted(port));
  }

  private static Ended in(String pod, String... command) throws IOException, InterruptedException {
    var line = new ArrayList<>(List.of("exec", pod, "--instance", INSTANCE, "--"));
    line.addAll(List.of(command));
    return telcomesh(line.toArray(String[]::new));
  }

  private static Ended telcomesh(String... arguments) throws IOException, InterruptedException {
    var line = new ArrayList<>(List.of(HOME.resolve("telcomesh").toString()));
    line.addAll(List.of(arguments));
    var builder = new ProcessBuilder(line).redirectErrorStream(true);
    builder.environment().put("TELCOMESH_DIST", DISTRIBUTION.toString());
    builder.environment().put("TELCOMESH_TRAIN", "no");
    var process = builder.start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
    return new Ended(process.exitValue(), output);
  }

  private static void skipUnless(boolean condition, String reason) {
    if (!condition) {
      System.out.println("Skipped: " + reason);
    }
    assumeTrue(condition, reason);
  }
}
