package io.telcomesh.testbed.scenarios;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/// The machine that a report's figures were taken on.
public record Machine(
    Instant at, String processor, int processors, String memory, String kernel, String java) {
  public static Machine here() {
    return new Machine(
        Instant.now(),
        value("/proc/cpuinfo", "model name"),
        Runtime.getRuntime().availableProcessors(),
        value("/proc/meminfo", "MemTotal"),
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        System.getProperty("java.vendor.version", "") + " " + System.getProperty("java.version"));
  }

  private static String value(String file, String name) {
    try (var lines = Files.lines(Path.of(file))) {
      return lines
          .filter(line -> line.startsWith(name))
          .findFirst()
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .orElse("unknown");
    } catch (IOException unreadable) {
      return "unknown";
    }
  }
}
