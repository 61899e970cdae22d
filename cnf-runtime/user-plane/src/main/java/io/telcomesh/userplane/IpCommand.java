package io.telcomesh.userplane;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The `ip` command (iproute2), for what is done once when an interface is set up.
final class IpCommand {
  private IpCommand() {}

  /// @param namespace as `ip netns` names it; absent for our own
  /// @throws IOException with what the command said, when it fails or is not there
  static void run(Optional<String> namespace, String... words) throws IOException {
    var command = new ArrayList<>(List.of("ip"));
    namespace.ifPresent(name -> command.addAll(List.of("-n", name)));
    command.addAll(List.of(words));
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try {
      process.getOutputStream().close();
      var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int code = process.waitFor();
      if (code != 0) {
        throw new IOException("%s: %s".formatted(String.join(" ", command), said.strip()));
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted in " + String.join(" ", command), stopped);
    }
  }
}
