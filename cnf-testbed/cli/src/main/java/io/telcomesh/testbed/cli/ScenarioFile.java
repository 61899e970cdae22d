package io.telcomesh.testbed.cli;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.telcomesh.testbed.cluster.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A scenario that the user has written.
record ScenarioFile(Path file, String yaml) {
  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(ScenarioFile.class.getResourceAsStream("/scenario.schema.json"));

  /// @throws Refusal where it cannot be read
  static ScenarioFile read(Path file) {
    try {
      return new ScenarioFile(file, Files.readString(file));
    } catch (IOException unreadable) {
      throw new Refusal("%s cannot be read.".formatted(file), unreadable);
    }
  }

  /// What is wrong with it, each with its place.
  List<String> wrong() {
    return SCHEMA.validate(yaml, InputFormat.YAML).stream()
        .map(error -> "%s: %s".formatted(error.getInstanceLocation(), error.getMessage()))
        .toList();
  }
}
