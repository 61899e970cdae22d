package io.telcomesh.testbed.simulation;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.telcomesh.codec.testing.Proves;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// Reads from the compiled tests of all modules what each proves.
final class Proofs {
  private static final Path TEST_CLASSES = Path.of("target", "test-classes");

  private Proofs() {}

  /// @param root the project's
  static List<Proof> in(Path root) throws IOException {
    try (var folders = Files.find(root, 5, (path, _) -> path.endsWith(TEST_CLASSES))) {
      return folders.flatMap(each -> of(root, each)).sorted(Proof.IN_READING_ORDER).toList();
    }
  }

  private static Stream<Proof> of(Path root, Path classes) {
    var module = root.relativize(classes.resolve("../..").normalize()).toString();
    return new ClassFileImporter()
        .importPath(classes).stream()
            .map(JavaClass::getMethods)
            .flatMap(methods -> methods.stream())
            .flatMap(test -> of(module, test));
  }

  private static Stream<Proof> of(String module, JavaMethod test) {
    if (!test.isAnnotatedWith(Proves.class)) {
      return Stream.empty();
    }
    var name = test.getOwner().getSimpleName() + "." + test.getName();
    return Arrays.stream(test.getAnnotationOfType(Proves.class).value())
        .map(feature -> new Proof(feature, module, name));
  }
}
