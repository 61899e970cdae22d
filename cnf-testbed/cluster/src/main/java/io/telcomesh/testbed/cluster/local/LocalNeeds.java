package io.telcomesh.testbed.cluster.local;

import io.telcomesh.testbed.cluster.Need;
import io.telcomesh.testbed.cluster.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the local driver needs of the machine.
final class LocalNeeds {
  private static final List<Path> LIBRARIES =
      Stream.of(
              "/usr/lib/x86_64-linux-gnu",
              "/usr/lib/aarch64-linux-gnu",
              "/usr/lib64",
              "/usr/lib",
              "/usr/local/lib",
              "/lib")
          .map(Path::of)
          .toList();

  private LocalNeeds() {}

  /// What is needed to deploy, and what commands that run in pods and UEs need.
  static List<Need> all() {
    return Stream.concat(
            toDeploy().stream(),
            Stream.of(program("ping", "iputils-ping"), program("curl", "curl")))
        .toList();
  }

  private static List<Need> toDeploy() {
    return List.of(
        new Need(
            "Linux on x86-64 or aarch64",
            linux(),
            "Run it on a Linux machine; elsewhere deploy to Kubernetes: kubectl apply -k topologies/4g-network"),
        new Need("root", root(), "sudo ./telcomesh …"),
        program("ip", "iproute2"),
        program("nsenter", "util-linux"),
        program("setsid", "util-linux"),
        new Need(
            "network namespaces and veth",
            Files.exists(Path.of("/proc/self/ns/net")),
            "A kernel with CONFIG_NET_NS and CONFIG_VETH."),
        new Need(
            "/dev/net/tun",
            Files.exists(Path.of("/dev/net/tun")),
            "mkdir -p /dev/net && mknod /dev/net/tun c 10 200   (and, where it is a module: modprobe tun)"),
        new Need("SCTP, by the kernel or by libusrsctp", sctp(), "apt-get install libusrsctp2"));
  }

  /// @throws Refusal that lists what is missing
  static void met() {
    var missing = toDeploy().stream().filter(need -> !need.met()).toList();
    if (!missing.isEmpty()) {
      throw new Refusal(
          missing.stream()
              .map(need -> "%s is missing: %s".formatted(need.what(), need.fix()))
              .collect(Collectors.joining("\n")));
    }
  }

  static boolean root() {
    try {
      return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
    } catch (IOException | UnsupportedOperationException unknown) {
      return false;
    }
  }

  private static boolean linux() {
    var architecture = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    return System.getProperty("os.name").equals("Linux")
        && List.of("amd64", "x86_64", "aarch64").contains(architecture);
  }

  private static boolean sctp() {
    return Files.exists(Path.of("/proc/net/sctp"))
        || LIBRARIES.stream()
            .anyMatch(folder ->
                Files.exists(folder.resolve("libusrsctp.so.2"))
                    || Files.exists(folder.resolve("libusrsctp.so")));
  }

  private static Need program(String name, String debianPackage) {
    boolean found =
        Stream.concat(
                Stream.of(System.getenv().getOrDefault("PATH", "").split(":")),
                Stream.of("/usr/sbin", "/sbin"))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
    return new Need(name, found, "apt-get install " + debianPackage);
  }
}
