package io.telcomesh.testbed.simulation.judges;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/// Programs of the machine that tests run; a test whose programs are not there is skipped and says
/// so.
final class Shell {
  private static final long PATIENCE_MINUTES = 5;

  private Shell() {}

  /// Skips the test where one of the programs is missing.
  static void require(String reason, String... programs) {
    for (var program : programs) {
      require(find(program).isPresent(), reason + ": " + program + " is not installed");
    }
  }

  static void require(boolean holds, String reason) {
    if (!holds) {
      System.out.println("Skipped: " + reason);
    }
    Assumptions.assumeTrue(holds, reason);
  }

  /// What the program prints, errors included.
  ///
  /// @throws IOException when it fails, with what it printed
  static String run(Path folder, String... command) throws IOException {
    var process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectInput(Path.of("/dev/null").toFile())
            .start();
    try {
      var printed = new String(process.getInputStream().readAllBytes());
      if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
        throw new IOException(String.join(" ", command) + " does not end");
      }
      if (process.exitValue() != 0) {
        throw new IOException(String.join(" ", command) + " fails: " + printed);
      }
      return printed;
    } catch (InterruptedException interrupted) {
      throw new IOException(interrupted);
    } finally {
      process.destroyForcibly();
    }
  }

  static Optional<Path> find(String program) {
    return List.of(System.getenv().getOrDefault("PATH", "").split(":")).stream()
        .map(folder -> Path.of(folder, program))
        .filter(file -> file.toFile().canExecute())
        .findFirst();
  }
}
