package io.telcomesh.testbed.scenarios;

import io.telcomesh.testbed.cluster.Refusal;
import io.telcomesh.testbed.scenarios.TestbedScenario.Step;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// Reads a scenario of the test bed from YAML, strictly.
final class TestbedReader {
  private static final YAMLMapper YAML =
      YAMLMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private TestbedReader() {}

  /// @param source for messages
  /// @throws Refusal that says what is wrong, and where
  static TestbedScenario read(String source, String yaml) {
    try {
      return YAML.readValue(yaml, Body.class).scenario();
    } catch (JacksonException wrong) {
      throw new Refusal("%s: %s".formatted(source, wrong.getOriginalMessage()), wrong);
    } catch (IllegalArgumentException | NullPointerException wrong) {
      throw new Refusal("%s: %s".formatted(source, wrong.getMessage()), wrong);
    }
  }

  record Body(
      @Nullable String name,
      @Nullable String about,
      @Nullable Integer nodes,
      @Nullable Map<String, String> set,
      @Nullable List<StepBody> steps) {
    TestbedScenario scenario() {
      return new TestbedScenario(
          Objects.requireNonNull(name, "name is missing"),
          Objects.requireNonNull(about, "about is missing"),
          nodes == null ? 2 : nodes,
          set == null ? Map.of() : set,
          Objects.requireNonNull(steps, "steps are missing").stream().map(StepBody::step).toList());
    }
  }

  /// Exactly one of them.
  record StepBody(
      @Nullable String simulate,
      @Nullable PingBody ping,
      @Nullable String kill,
      @Nullable List<List<String>> separate) {
    Step step() {
      var given =
          Stream.<@Nullable Step>of(
                  simulate == null ? null : new Step.Simulate(simulate),
                  ping == null ? null : ping.step(),
                  kill == null ? null : new Step.Kill(kill),
                  separate == null ? null : new Step.Separate(separate))
              .flatMap(Stream::ofNullable)
              .toList();
      if (given.size() != 1) {
        throw new IllegalArgumentException("a step is one of simulate, ping, kill, separate");
      }
      return given.getFirst();
    }
  }

  record PingBody(@Nullable Integer count, @Nullable Integer octets, @Nullable Integer mostLost) {
    Step step() {
      return new Step.Ping(
          count == null ? 1 : count, octets == null ? 56 : octets, mostLost == null ? 0 : mostLost);
    }
  }
}
