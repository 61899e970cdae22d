package io.telcomesh.testbed.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What there is on the machine that an instance could leave behind: network namespaces,
/// interfaces, our processes, run-time and temporary files.
record Traces(Set<String> all) {
  private static final List<Path> FOLDERS =
      List.of(Path.of("/run/netns"), Path.of("/sys/class/net"), Path.of("/run"), Path.of("/tmp"));

  static Traces now() {
    var all = new TreeSet<String>();
    FOLDERS.forEach(folder -> all.addAll(inside(folder)));
    var distribution = System.getenv().getOrDefault("TELCOMESH_DIST", "");
    ProcessHandle.allProcesses()
        .filter(process -> process.pid() != ProcessHandle.current().pid())
        .map(process -> process.info().commandLine().orElse(""))
        .filter(line -> !distribution.isEmpty() && line.contains(distribution + "/"))
        .forEach(line -> all.add("process " + line));
    return new Traces(all);
  }

  /// What is here and was not then.
  Set<String> since(Traces then) {
    return all.stream()
        .filter(trace -> !then.all().contains(trace))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<String> inside(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var files = Files.list(folder)) {
      return files.map(Path::toString).toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
