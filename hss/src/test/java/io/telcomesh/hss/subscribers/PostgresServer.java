package io.telcomesh.hss.subscribers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/// A PostgreSQL server out of the distribution's package, of this test alone: data in a folder of
/// its own, on loopback, ended by its process id.
final class PostgresServer implements AutoCloseable {
  static final PostgresServer NONE = new PostgresServer(Optional.empty(), 0);
  private static final Path INSTALLED = Path.of("/usr/lib/postgresql");
  private static final String READY = "database system is ready to accept connections";

  private final Optional<Process> process;
  private final int port;

  private PostgresServer(Optional<Process> process, int port) {
    this.process = process;
    this.port = port;
  }

  /// Skips the test where the binaries are missing, and says so.
  static PostgresServer start() throws IOException, InterruptedException {
    var binaries = binaries();
    if (binaries.isEmpty()) {
      var reason = "PostgreSQL is not installed: apt-get install postgresql";
      System.out.println("Skipped: " + reason);
      Assumptions.abort(reason);
    }
    var folder = Files.createTempDirectory("telcomesh-postgres");
    run("chmod", "777", folder.toString()); // the server does not run as root
    var data = folder.resolve("data").toString();
    var initdb = binaries.get().resolve("initdb").toString();
    run(unprivileged(initdb, "-D", data, "-U", "telcomesh", "-A", "trust", "-E", "UTF8", "-N"));
    int port = freePort();
    var server =
        new ProcessBuilder(
                unprivileged(
                    binaries.get().resolve("postgres").toString(),
                    "-D",
                    data,
                    "-c",
                    "listen_addresses=127.0.0.1",
                    "-c",
                    "port=" + port,
                    "-c",
                    "unix_socket_directories=",
                    "-c",
                    "fsync=off"))
            .redirectErrorStream(true)
            .start();
    awaitReady(server);
    return new PostgresServer(Optional.of(server), port);
  }

  /// The one property that makes the HSS use it.
  String url() {
    return "jdbc:postgresql://127.0.0.1:%d/postgres?user=telcomesh".formatted(port);
  }

  /// Fast shutdown, whoever is connected.
  @Override
  public void close() throws IOException, InterruptedException {
    if (process.isPresent()) {
      run("kill", "-INT", Long.toString(process.get().pid()));
      process.get().waitFor();
    }
  }

  private static void awaitReady(Process server) throws IOException {
    var said = new ArrayList<String>();
    var lines = server.inputReader();
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      said.add(line);
      if (line.contains(READY)) {
        Thread.ofVirtual().start(() -> lines.lines().forEach(_ -> {})); // else its pipe fills
        return;
      }
    }
    throw new IllegalStateException("PostgreSQL does not start: " + said);
  }

  private static Optional<Path> binaries() throws IOException {
    if (!Files.isDirectory(INSTALLED)) {
      return Optional.empty();
    }
    try (var versions = Files.list(INSTALLED)) {
      return versions
          .map(version -> version.resolve("bin"))
          .filter(bin -> Files.isExecutable(bin.resolve("postgres")))
          .max(Comparator.naturalOrder());
    }
  }

  private static List<String> unprivileged(String... command) {
    var rootsOwn = System.getProperty("user.name").equals("root");
    var nobody =
        rootsOwn
            ? Stream.of("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups")
            : Stream.<String>empty();
    return Stream.concat(nobody, Stream.of(command)).toList();
  }

  private static void run(String... command) throws IOException, InterruptedException {
    run(List.of(command));
  }

  private static void run(List<String> command) throws IOException, InterruptedException {
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes());
    if (process.waitFor() != 0) {
      throw new IllegalStateException("%s: %s".formatted(command, said));
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
