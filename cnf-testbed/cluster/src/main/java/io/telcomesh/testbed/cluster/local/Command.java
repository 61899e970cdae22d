package io.telcomesh.testbed.cluster.local;

import io.telcomesh.testbed.cluster.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A program of the machine that is run to its end.
final class Command {
  private Command() {}

  /// @param ok whether the program ended with 0
  /// @param output of both streams
  record Result(boolean ok, String output) {}

  static Result run(String input, List<String> command) throws InterruptedException {
    try {
      var process = new ProcessBuilder(command).redirectErrorStream(true).start();
      try (var stdin = process.outputWriter(StandardCharsets.UTF_8)) {
        stdin.write(input);
      }
      var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Result(process.waitFor() == 0, output.strip());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /// @throws Refusal with what the program said where it fails
  static String must(String input, List<String> command) throws InterruptedException {
    var result = run(input, command);
    if (!result.ok()) {
      throw new Refusal("`%s` failed: %s".formatted(String.join(" ", command), result.output()));
    }
    return result.output();
  }

  /// Runs lines of `ip` in a namespace, in one process.
  static void ip(String namespace, List<String> lines) throws InterruptedException {
    must(String.join("\n", lines) + "\n", List.of("ip", "-n", namespace, "-batch", "-"));
  }

  /// Runs lines of `ip` in the root namespace, in one process.
  static void ip(List<String> lines) throws InterruptedException {
    must(String.join("\n", lines) + "\n", List.of("ip", "-batch", "-"));
  }

  /// The command line that runs a command in a network namespace: never `ip netns exec`, which
  /// mounts a `/sys` of its own.
  static List<String> within(java.nio.file.Path namespace, List<String> command) {
    var line = new ArrayList<>(List.of("nsenter", "--net=" + namespace, "--"));
    line.addAll(command);
    return line;
  }
}
