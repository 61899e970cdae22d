package io.telcomesh.enodebsim.interfaces;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The `ip` command (iproute2).
final class IpCommand {
  private static final System.Logger LOG = System.getLogger(IpCommand.class.getName());

  private IpCommand() {}

  /// @throws IOException with what the command said, when it fails or is not there
  static void run(String... words) throws IOException {
    var command = new ArrayList<>(List.of("ip"));
    command.addAll(List.of(words));
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try {
      process.getOutputStream().close();
      var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IOException("%s: %s".formatted(String.join(" ", command), said.strip()));
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted in " + String.join(" ", command), stopped);
    }
  }

  /// For what need not be there.
  static void tryRun(String... words) {
    try {
      run(words);
    } catch (IOException failed) {
      LOG.log(System.Logger.Level.DEBUG, "{0}", failed.getMessage());
    }
  }
}
