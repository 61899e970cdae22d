package io.telcomesh.userplane;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The `ip` command (iproute2).
final class IpCommand {
  private IpCommand() {}

  /// @throws IOException with what the command said, when it fails or is not there
  static void run(String... words) throws IOException {
    run(Optional.empty(), words);
  }

  /// @param namespace as `ip netns` names it; absent for our own
  /// @throws IOException with what the command said, when it fails or is not there
  static void run(Optional<String> namespace, String... words) throws IOException {
    var command = new ArrayList<>(List.of("ip"));
    namespace.ifPresent(name -> command.addAll(List.of("-n", name)));
    command.addAll(List.of(words));
    Command.run(command, "");
  }
}
