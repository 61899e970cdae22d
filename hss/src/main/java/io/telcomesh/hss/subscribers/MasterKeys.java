package io.telcomesh.hss.subscribers;

import io.telcomesh.security.Key;
import io.telcomesh.security.MasterKey;
import io.telcomesh.security.RandomSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The master keys under which subscribers' keys are stored, by their ids. A file has one a line,
/// `id=32 or 64 hexadecimal digits`; the current one seals, all of them open.
public record MasterKeys(Map<String, MasterKey> byId, MasterKey current) {
  private static final int LENGTH = 32;
  private static final String FIRST = "1";

  public MasterKeys {
    byId = Map.copyOf(byId);
  }

  /// Reads the file; where there is none it is made, with one key that nobody can guess.
  ///
  /// @param current the id of the key that seals; empty: the last in the file
  /// @throws IOException where the file cannot be read or made
  /// @throws IllegalArgumentException when it has another form or no such key
  public static MasterKeys read(Path file, String current, RandomSource random) throws IOException {
    if (!Files.exists(file)) {
      make(file, FIRST + "=" + random.octets(LENGTH).toHex());
    }
    return of(Files.readAllLines(file), current);
  }

  static MasterKeys of(List<String> lines, String current) {
    var byId = new LinkedHashMap<String, MasterKey>();
    for (var line : lines) {
      if (!line.isBlank() && !line.startsWith("#")) {
        var master = master(line.strip());
        byId.put(master.id(), master);
      }
    }
    var wanted =
        current.isBlank()
            ? byId.values().stream().reduce((_, last) -> last)
            : Optional.ofNullable(byId.get(current));
    return new MasterKeys(
        byId,
        wanted.orElseThrow(
            () -> new IllegalArgumentException("There is no master key '%s'".formatted(current))));
  }

  /// Says nothing of a line that may hold a key.
  private static MasterKey master(String line) {
    if (!line.matches("[A-Za-z0-9._-]{1,64}=([0-9a-fA-F]{32}|[0-9a-fA-F]{64})")) {
      throw new IllegalArgumentException(
          "A master key is an id, =, and 32 or 64 hexadecimal digits");
    }
    int at = line.indexOf('=');
    return new MasterKey(line.substring(0, at), Key.hex(line.substring(at + 1)));
  }

  private static void make(Path file, String line) throws IOException {
    var absolute = file.toAbsolutePath();
    Files.createDirectories(Optional.ofNullable(absolute.getParent()).orElse(absolute));
    var onlyOurs = PosixFilePermissions.fromString("rw-------");
    Files.createFile(file, PosixFilePermissions.asFileAttribute(onlyOurs));
    Files.writeString(file, line + System.lineSeparator());
  }

  @Override
  public String toString() {
    return "MasterKeys[%s, current %s]".formatted(byId.keySet(), current.id());
  }
}
