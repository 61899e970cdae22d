package io.telcomesh.testbed.cluster.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// How a process of an instance is started, for the first time or again: in its network namespace,
/// in a session of its own so that a Ctrl-C at the terminal is for the command line only, its
/// output in its log.
///
/// @param name for messages
record Launch(
    String name,
    Path namespace,
    Path folder,
    Path log,
    Map<String, String> environment,
    List<String> command) {
  private static final Set<String> INHERITED = Set.of("PATH", "LANG", "LC_ALL", "TZ", "HOME");

  Launch {
    environment = Map.copyOf(environment);
    command = List.copyOf(command);
  }

  /// A process that was started.
  record Started(Launch launch, ProcessId id) {
    String name() {
      return launch.name();
    }

    Path log() {
      return launch.log();
    }
  }

  Started start() {
    PodFolders.made(Objects.requireNonNull(log.getParent()));
    var line = new ArrayList<>(List.of("setsid"));
    line.addAll(Command.within(namespace, command));
    var builder =
        new ProcessBuilder(line)
            .directory(PodFolders.made(folder).toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
    builder.environment().keySet().retainAll(INHERITED);
    builder.environment().putAll(environment);
    try {
      return new Started(this, ProcessId.of(builder.start().pid()));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
