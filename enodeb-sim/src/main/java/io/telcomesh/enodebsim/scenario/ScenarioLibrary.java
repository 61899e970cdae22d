package io.telcomesh.enodebsim.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// The scenarios that come with the simulator, in the order of its `index`.
public final class ScenarioLibrary {
  private ScenarioLibrary() {}

  public static List<Scenario> all() {
    return text("index").lines().map(name -> ScenarioReader.read(text(name + ".yaml"))).toList();
  }

  public static Optional<Scenario> find(String name) {
    return all().stream().filter(each -> each.name().equals(name)).findFirst();
  }

  private static String text(String file) {
    try (var in = ScenarioLibrary.class.getResourceAsStream("/scenarios/" + file)) {
      if (in == null) {
        throw new IllegalStateException("there is no scenarios/" + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
