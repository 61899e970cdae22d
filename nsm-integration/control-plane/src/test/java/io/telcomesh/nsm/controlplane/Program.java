package io.telcomesh.nsm.controlplane;

import io.telcomesh.kernel.NetworkNamespace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/// A program of the mesh in a namespace, killed and started anew by a test. What each of its lives
/// has printed is kept.
final class Program {
  private final String name;
  private final NetworkNamespace namespace;
  private final String ready;
  private final List<String> command;
  private List<String> printed = List.of();
  private Process process;

  /// `ready` is what it prints when it is.
  Program(String name, NetworkNamespace namespace, String ready, Class<?> main, String... args) {
    this.name = name;
    this.namespace = namespace;
    this.ready = ready;
    this.command = new ArrayList<>(List.of(main.getName()));
    command.addAll(List.of(args));
    this.process = launch();
  }

  /// Whether its present life has become ready.
  boolean ready() {
    return printed.stream().anyMatch(line -> line.contains(ready));
  }

  void awaitReady(Duration patience) throws InterruptedException {
    long begun = System.nanoTime();
    while (!ready()) {
      if (System.nanoTime() - begun > patience.toNanos()) {
        throw new AssertionError(output());
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  /// The last line of its present life that has the text in it.
  String last(String text) {
    return printed.reversed().stream()
        .filter(line -> line.contains(text))
        .findFirst()
        .orElse("(none)");
  }

  /// SIGKILL.
  void kill() {
    process.destroyForcibly();
    try {
      process.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  void start() {
    process = launch();
  }

  String output() {
    return "==== " + name + "\n" + String.join("\n", printed) + "\n";
  }

  private Process launch() {
    var all =
        new ArrayList<>(
            List.of(
                "nsenter",
                "--net=" + namespace.file(),
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path"))));
    all.addAll(command);
    var lines = new CopyOnWriteArrayList<String>();
    printed = lines;
    try {
      var started = new ProcessBuilder(all).redirectErrorStream(true).start();
      var output = started.inputReader(StandardCharsets.UTF_8);
      var _ = Thread.ofVirtual().start(() -> output.lines().forEach(lines::add));
      return started;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
