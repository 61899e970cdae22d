package io.telcomesh.testbed.cluster.local;

import io.telcomesh.testbed.cluster.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Where instances are kept: run-time state, which ends with them, and state that outlives them.
///
/// @param run `/run/telcomesh`, or `$XDG_RUNTIME_DIR/telcomesh`
/// @param state `$XDG_STATE_HOME/telcomesh`
record Places(Path run, Path state) {
  private static final String RECORD = "instance.json";
  private static final String SEED = "seed";
  private static final int SEED_OCTETS = 32;
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  /// Those of root: the local driver runs as root only, and everybody may read the state.
  static Places of(Map<String, String> environment) {
    var home = Path.of(System.getProperty("user.home"), ".local", "state");
    var state = Optional.ofNullable(environment.get("XDG_STATE_HOME")).map(Path::of).orElse(home);
    return new Places(Path.of("/run/telcomesh"), state.resolve("telcomesh"));
  }

  Path runOf(String instance) {
    return run.resolve(instance);
  }

  Path stateOf(String instance) {
    return state.resolve(instance);
  }

  /// Where the logs of an instance are.
  Path logsOf(String instance) {
    return stateOf(instance).resolve("logs");
  }

  /// Makes the seed where there is none yet.
  void makeSeed(String instance) {
    var file = stateOf(instance).resolve(SEED);
    if (Files.exists(file)) {
      return;
    }
    var octets = new byte[SEED_OCTETS];
    new SecureRandom().nextBytes(octets);
    try {
      Files.createDirectories(stateOf(instance));
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(file, HexFormat.of().formatHex(octets));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  String seed(String instance) {
    try {
      return Files.readString(stateOf(instance).resolve(SEED)).strip();
    } catch (IOException unreadable) {
      throw new Refusal(
          "Cannot read the seed of %s; only root may: sudo ./telcomesh …".formatted(instance),
          unreadable);
    }
  }

  /// Deletes all that is kept of an instance but its logs.
  void deleteDatabases(String instance) {
    if (!Files.isDirectory(stateOf(instance))) {
      return;
    }
    try (var kept = Files.list(stateOf(instance))) {
      kept.filter(one -> !one.equals(logsOf(instance))).forEach(Places::delete);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  List<String> instances() {
    if (!Files.isDirectory(run)) {
      return List.of();
    }
    try (var folders = Files.list(run)) {
      return folders
          .filter(folder -> Files.isRegularFile(folder.resolve(RECORD)))
          .map(folder -> Objects.requireNonNull(folder.getFileName()).toString())
          .sorted()
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  Optional<InstanceRecord> read(String instance) {
    try {
      var json = Files.readString(runOf(instance).resolve(RECORD));
      return Optional.of(JSON.readValue(json, InstanceRecord.class));
    } catch (NoSuchFileException none) {
      return Optional.empty();
    } catch (JacksonException foreign) {
      throw new Refusal(
          "%s was made by another version of this program; this one can only end it: sudo ./telcomesh down --instance %1$s"
              .formatted(instance),
          foreign);
    } catch (IOException unreadable) {
      throw new Refusal("Cannot read the state of %s.".formatted(instance), unreadable);
    }
  }

  void write(InstanceRecord record) {
    var file = runOf(record.name()).resolve(RECORD);
    var next = file.resolveSibling(RECORD + ".next");
    try {
      Files.createDirectories(runOf(record.name()));
      Files.writeString(next, JSON.writeValueAsString(record));
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /// Deletes a folder with all that is in it; one that is not there is no matter.
  static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (var all = Files.walk(folder)) {
      for (var one : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(one);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
