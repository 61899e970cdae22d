package io.telcomesh.userplane;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The `ip` command (iproute2).
public final class IpCommand {
  private static final System.Logger LOG = System.getLogger(IpCommand.class.getName());

  private IpCommand() {}

  /// @throws IOException with what the command said, when it fails or is not there
  public static void run(String... words) throws IOException {
    run(Optional.empty(), words);
  }

  /// For what need not be there.
  public static void tryRun(String... words) {
    try {
      run(words);
    } catch (IOException failed) {
      LOG.log(System.Logger.Level.DEBUG, "{0}", failed.getMessage());
    }
  }

  /// Runs lines in one process; one that fails, or whose thing is not there, keeps no other from
  /// being run.
  public static void tryBatch(List<String> lines) {
    if (lines.isEmpty()) {
      return;
    }
    try {
      Command.run(List.of("ip", "-force", "-batch", "-"), String.join("\n", lines) + "\n");
    } catch (IOException failed) {
      LOG.log(System.Logger.Level.DEBUG, "{0}", failed.getMessage());
    }
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
