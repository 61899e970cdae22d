package io.telcomesh.testbed.scenarios;

import io.telcomesh.testbed.cluster.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The scenarios that come with the test bed, in the order of its `index`.
public final class TestbedLibrary {
  private TestbedLibrary() {}

  public static List<TestbedScenario> all() {
    return text("index")
        .lines()
        .map(name -> TestbedReader.read(name, text(name + ".yaml")))
        .toList();
  }

  /// @throws Refusal where there is none of the name
  public static TestbedScenario find(String name) {
    return all().stream()
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElseThrow(
            () -> new Refusal("There is no scenario %s: ./telcomesh testbed list".formatted(name)));
  }

  private static String text(String file) {
    try (var in = TestbedLibrary.class.getResourceAsStream("/testbed/" + file)) {
      if (in == null) {
        throw new IllegalStateException("there is no testbed/" + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
