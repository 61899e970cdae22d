package io.telcomesh.referencepoints.gtpc;

import io.telcomesh.gtp.gtpc.RestartCounter;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// Where a function keeps how often it has started, TS 23.007 §18: one number from 0 to 255, in
/// text.
public final class RestartCounterFile {
  private RestartCounterFile() {}

  /// Counts this start, before anything is sent: reads, adds one, writes.
  ///
  /// @throws IOException when the file cannot be written, or holds something else
  public static RestartCounter countStart(Path file) throws IOException {
    var counter = new RestartCounter(Files.exists(file) ? (read(file) + 1) & 0xff : 0);
    var fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.writeString(fresh, counter.value() + "\n");
    try (var channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    return counter;
  }

  private static int read(Path file) throws IOException {
    var text = Files.readString(file).strip();
    if (!text.matches("\\d{1,3}") || Integer.parseInt(text) > 255) {
      throw new IOException(file + " holds '" + text + "' and not a restart counter of 0 to 255");
    }
    return Integer.parseInt(text);
  }
}
