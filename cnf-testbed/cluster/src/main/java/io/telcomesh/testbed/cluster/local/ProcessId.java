package io.telcomesh.testbed.cluster.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// A process, told from another that was given the same number later.
///
/// @param started clock ticks after the machine's start, from `/proc/PID/stat`
record ProcessId(long pid, long started) {
  private static final int START_TIME_AFTER_NAME = 19;

  static ProcessId of(long pid) {
    return new ProcessId(pid, startTime(pid).orElse(0L));
  }

  boolean running() {
    return startTime(pid).filter(time -> time == started).isPresent();
  }

  Optional<ProcessHandle> handle() {
    return running() ? ProcessHandle.of(pid) : Optional.empty();
  }

  private static Optional<Long> startTime(long pid) {
    try {
      var stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      // The name is in parentheses and may hold any character.
      var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      return fields[0].equals("Z")
          ? Optional.empty()
          : Optional.of(Long.parseLong(fields[START_TIME_AFTER_NAME]));
    } catch (IOException gone) {
      return Optional.empty();
    }
  }
}
