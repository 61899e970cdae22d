package io.telcomesh.testbed.simulation.judges;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/// Runs the tests of the kernel's SCTP where a kernel has it: in a virtual machine, with peers in
/// user space on this side of its network.
@Tag("slow")
class KernelSctpInVirtualMachineTest {
  private static final Path HERE = Path.of("").toAbsolutePath();
  private static final String OWN = "10.62.0.1";
  private static final String OWN_UDP = "10.62.0.3";
  private static final String GUEST = "10.62.0.2";
  private static final List<String> TESTS =
      List.of(
          "io.telcomesh.referencepoints.sctp.kernel.KernelSctpTest",
          "io.telcomesh.testbed.simulation.judges.KernelAttachTest",
          "io.telcomesh.testbed.simulation.judges.KernelToUserSpaceTest");

  private final String namespace = "tm-judge-" + ProcessHandle.current().pid();

  @TestFactory
  Stream<DynamicTest> passesTheTestsOfTheKernelsSctp() throws IOException {
    VirtualMachine.requirePossible();
    var peers = new ArrayList<Process>();
    try {
      makeNamespace();
      peers.add(peer("raw", OWN, 36501));
      peers.add(peer("udp", OWN_UDP, 36502));
      var run = VirtualMachine.run(namespace, "tap0", GUEST + "/24", command());
      System.out.printf(
          "The virtual machine booted in %.1f s and ran %.1f s%n",
          run.bootSeconds(), run.seconds());
      assertThat(run.lines()).as("all tests were run").anyMatch(line -> line.endsWith("@@ end"));
      return run.lines().stream()
          .filter(line -> line.contains("@@ ") && line.contains("#"))
          .map(this::verdict);
    } finally {
      peers.forEach(Process::destroyForcibly);
      Shell.run(HERE, "ip", "netns", "del", namespace);
    }
  }

  private DynamicTest verdict(String line) {
    var words = line.substring(line.indexOf("@@ ") + 3).split(" ");
    return dynamicTest(words[0], () -> assertThat(words[1]).isEqualTo("PASSED"));
  }

  private void makeNamespace() throws IOException {
    Shell.run(HERE, "ip", "netns", "add", namespace);
    Shell.run(HERE, "ip", "-n", namespace, "link", "set", "lo", "up");
    Shell.run(HERE, "ip", "-n", namespace, "tuntap", "add", "dev", "tap0", "mode", "tap");
    Shell.run(HERE, "ip", "-n", namespace, "addr", "add", OWN + "/24", "dev", "tap0");
    Shell.run(HERE, "ip", "-n", namespace, "addr", "add", OWN_UDP + "/24", "dev", "tap0");
    Shell.run(HERE, "ip", "-n", namespace, "link", "set", "tap0", "up");
  }

  private Process peer(String way, String own, int guestPort) throws IOException {
    var peer =
        new ProcessBuilder(
                "nsenter",
                "--net=/run/netns/" + namespace,
                java(),
                "--enable-native-access=ALL-UNNAMED",
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                UserSpacePeer.class.getName(),
                way,
                own,
                GUEST,
                String.valueOf(guestPort))
            .redirectErrorStream(true)
            .start();
    assertThat(peer.inputReader().readLine()).isEqualTo("ready");
    return peer;
  }

  private static String command() {
    return String.join(
        " ",
        java(),
        "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:-UsePerfData -Xmx512m -Djava.io.tmpdir=/run",
        "--enable-native-access=ALL-UNNAMED -Dpatience=60",
        "-Down=" + GUEST + " -Dpeer.raw=" + OWN + " -Dpeer.udp=" + OWN_UDP,
        "-cp",
        System.getProperty("java.class.path"),
        GuestTests.class.getName(),
        String.join(" ", TESTS));
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }
}
