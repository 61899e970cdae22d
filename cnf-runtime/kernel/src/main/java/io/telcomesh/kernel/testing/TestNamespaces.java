package io.telcomesh.kernel.testing;

import io.telcomesh.kernel.NetworkNamespace;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;

/// Namespaces of one test, named `tmtest-<random>-<name>` and deleted when it ends.
public final class TestNamespaces implements AutoCloseable {
  private final String prefix = "tmtest-" + random() + "-";
  private final List<String> names = new ArrayList<>();

  /// What to say where a test is skipped because namespaces cannot be made.
  public static final String NEED =
      "skipped: making network namespaces needs root (run ./mvnw verify as root)";

  public static boolean possible() {
    return "root".equals(System.getProperty("user.name"));
  }

  public NetworkNamespace make(String name) {
    run("ip", "netns", "add", prefix + name);
    names.add(prefix + name);
    run("ip", "-n", prefix + name, "link", "set", "lo", "up");
    return NetworkNamespace.at(Path.of("/run/netns", prefix + name));
  }

  /// What `ip` prints inside the namespace.
  public String ip(NetworkNamespace namespace, String... arguments) {
    var command = new ArrayList<>(List.of("ip", "-n", namespace.file().getFileName().toString()));
    command.addAll(List.of(arguments));
    return run(command.toArray(String[]::new));
  }

  /// Whether an ICMP echo from inside the namespace is answered.
  public boolean pings(NetworkNamespace from, String address) {
    return pings(from, address, 2000);
  }

  /// Whether it is answered within that many milliseconds.
  public boolean pings(NetworkNamespace from, String address, int milliseconds) {
    return inside(from, () -> answers(InetAddress.ofLiteral(address), milliseconds));
  }

  private static boolean answers(InetAddress address, int milliseconds) {
    try {
      return address.isReachable(milliseconds);
    } catch (IOException withoutRoute) {
      return false;
    }
  }

  public <T> T inside(NetworkNamespace namespace, Callable<T> action) {
    return namespace.visit(action);
  }

  @Override
  public void close() {
    names.forEach(name -> run("ip", "netns", "delete", name));
  }

  public static String random() {
    var octets = new byte[3];
    new SecureRandom().nextBytes(octets);
    return HexFormat.of().formatHex(octets);
  }

  private static String run(String... command) {
    try {
      var process = new ProcessBuilder(command).redirectErrorStream(true).start();
      var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(String.join(" ", command) + ": " + output);
      }
      return output;
    } catch (IOException | InterruptedException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
