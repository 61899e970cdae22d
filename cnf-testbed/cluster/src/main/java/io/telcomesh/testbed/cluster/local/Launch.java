package io.telcomesh.testbed.cluster.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Starts a process of an instance: in its network namespace, in a session of its own so that a
/// Ctrl-C at the terminal is for the command line only, its output in its log.
///
/// @param name for messages
record Launch(String name, Path namespace, Path folder, Path log, Map<String, String> environment) {
  private static final Set<String> INHERITED = Set.of("PATH", "LANG", "LC_ALL", "TZ", "HOME");

  /// A process that was started.
  record Started(String name, Process process, ProcessId id, Path log) {}

  Started start(List<String> command) {
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
      var process = builder.start();
      return new Started(name, process, ProcessId.of(process.pid()), log);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
