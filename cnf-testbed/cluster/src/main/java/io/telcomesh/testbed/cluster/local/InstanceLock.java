package io.telcomesh.testbed.cluster.local;

import io.telcomesh.testbed.cluster.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Held while an instance is being made or taken away, by one process at a time.
final class InstanceLock implements AutoCloseable {
  private final Path run;
  private final Path file;
  private final FileChannel channel;

  /// @param run the folder of all instances
  /// @throws Refusal where another process holds it
  InstanceLock(Path run, String instance) {
    this.run = run;
    this.file = run.resolve(instance + ".lock");
    try {
      Files.createDirectories(run);
      this.channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (channel.tryLock() == null) {
        channel.close();
        throw new Refusal("Another telcomesh is at work on %s.".formatted(instance));
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /// Leaves neither the file nor, where it was the last in it, the folder.
  @Override
  public void close() {
    try (channel) {
      Files.deleteIfExists(file);
      Files.deleteIfExists(run);
    } catch (DirectoryNotEmptyException used) {
      // Another instance lives there.
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
