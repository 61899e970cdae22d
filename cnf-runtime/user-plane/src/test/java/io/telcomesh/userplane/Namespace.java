package io.telcomesh.userplane;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/// A network namespace of the test. Without root the test is skipped and says so.
record Namespace(String name) implements AutoCloseable {
  static Namespace create(String purpose) throws IOException {
    var user = System.getProperty("user.name");
    boolean possible = "root".equals(user) && Files.exists(Path.of("/dev/net/tun"));
    if (!possible) {
      System.out.println("Skipped: namespaces and TUN interfaces need root and /dev/net/tun");
    }
    Assumptions.assumeTrue(possible, "needs root and /dev/net/tun");
    var name = "tm-test-%d-%s".formatted(ProcessHandle.current().pid(), purpose);
    IpCommand.run("netns", "add", name);
    IpCommand.run(Optional.of(name), "link", "set", "lo", "up");
    return new Namespace(name);
  }

  @Override
  public void close() throws IOException {
    IpCommand.run("netns", "delete", name);
  }
}
