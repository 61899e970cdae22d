package io.telcomesh.testbed.cli;

import io.telcomesh.testbed.cluster.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// A new file that may hold keys: only its owner reads it, and none is written over.
record PrivateFile(Path path) {
  /// @throws Refusal where it is there already or cannot be written
  void write(String text) {
    try {
      var onlyTheOwner = PosixFilePermissions.fromString("rw-------");
      Files.createFile(path, PosixFilePermissions.asFileAttribute(onlyTheOwner));
      Files.writeString(path, text);
    } catch (IOException wrong) {
      throw new Refusal("Cannot write %s anew: %s".formatted(path, wrong), wrong);
    }
  }

  /// What is written instead of what it holds.
  void fill(String text) {
    try {
      Files.writeString(path, text);
    } catch (IOException wrong) {
      throw new Refusal("Cannot write %s: %s".formatted(path, wrong), wrong);
    }
  }

  void remove() {
    try {
      Files.deleteIfExists(path);
    } catch (IOException wrong) {
      throw new Refusal("Cannot remove %s: %s".formatted(path, wrong), wrong);
    }
  }
}
