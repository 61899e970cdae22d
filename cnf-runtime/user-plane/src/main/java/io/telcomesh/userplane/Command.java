package io.telcomesh.userplane;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// A command of the machine, for what is done once when an interface is set up.
final class Command {
  private Command() {}

  /// @param input what the command reads
  /// @throws IOException with what the command said, when it fails or is not there
  static void run(List<String> words, String input) throws IOException {
    var process = new ProcessBuilder(words).redirectErrorStream(true).start();
    try {
      try (var in = process.getOutputStream()) {
        in.write(input.getBytes(StandardCharsets.UTF_8));
      }
      var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int code = process.waitFor();
      if (code != 0) {
        throw new IOException("%s: %s".formatted(String.join(" ", words), said.strip()));
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted in " + String.join(" ", words), stopped);
    }
  }
}
