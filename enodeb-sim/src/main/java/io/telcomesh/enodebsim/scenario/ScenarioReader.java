package io.telcomesh.enodebsim.scenario;

import io.telcomesh.enodebsim.Fault;
import io.telcomesh.enodebsim.Load;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// Reads a scenario file. Whatever is wrong with it is told with its place.
public final class ScenarioReader {
  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  private ScenarioReader() {}

  /// @throws IllegalArgumentException that says what is wrong, and where
  public static Scenario read(String yaml) {
    ScenarioBody body;
    try {
      body = YAML.readValue(yaml, ScenarioBody.class);
    } catch (JacksonException unreadable) {
      var place = unreadable.getLocation();
      throw new IllegalArgumentException(
          "line %d: %s"
              .formatted(place == null ? 0 : place.getLineNr(), unreadable.getOriginalMessage()));
    }
    return body.scenario();
  }

  record ScenarioBody(
      @Nullable String name,
      @Nullable String about,
      @Nullable Integer ues,
      @Nullable Boolean subscribed,
      @Nullable List<StepBody> steps) {
    Scenario scenario() {
      var bodies = steps == null ? List.<StepBody>of() : steps;
      return new Scenario(
          needed("name", name),
          needed("about", about),
          ues == null ? 1 : ues,
          subscribed == null || subscribed,
          IntStream.range(0, bodies.size())
              .mapToObj(index -> bodies.get(index).step(index + 1))
              .toList());
    }
  }

  record StepBody(
      @Nullable String step,
      @Nullable Integer rate,
      @Nullable Integer window,
      @Nullable Double seconds,
      @Nullable FaultBody fault,
      @Nullable ExpectBody expect) {
    Step step(int number) {
      try {
        return new Step(
            named("step", step, Action.values()),
            new Load.Pace(rate == null ? 0 : rate, window == null ? 64 : window),
            duration(seconds),
            Optional.ofNullable(fault).map(FaultBody::fault),
            expect == null ? ExpectBody.NONE.expectation() : expect.expectation());
      } catch (IllegalArgumentException wrong) {
        throw new IllegalArgumentException("step %d: %s".formatted(number, wrong.getMessage()));
      }
    }
  }

  record FaultBody(
      @Nullable String message,
      @Nullable String kind,
      @Nullable Integer times,
      @Nullable Double seconds) {
    Fault fault() {
      return new Fault(
          needed("message", message),
          named("kind", kind, Fault.Kind.values()),
          times == null ? 1 : times,
          duration(seconds));
    }
  }

  record ExpectBody(
      @Nullable Integer failing,
      @Nullable String reject,
      @Nullable Integer withinMilliseconds,
      @Nullable Integer registered) {
    static final ExpectBody NONE = new ExpectBody(null, null, null, null);

    Expectation expectation() {
      return new Expectation(
          failing == null ? 0 : failing,
          Optional.ofNullable(reject),
          Optional.ofNullable(withinMilliseconds).map(Duration::ofMillis),
          Optional.ofNullable(registered));
    }
  }

  private static Duration duration(@Nullable Double seconds) {
    return seconds == null ? Duration.ZERO : Duration.ofMillis(Math.round(seconds * 1000));
  }

  private static String needed(String field, @Nullable String text) {
    if (text == null || text.isBlank()) {
      throw new IllegalArgumentException(field + " is missing");
    }
    return text.strip();
  }

  private static <E extends Enum<E>> E named(String field, @Nullable String text, E[] all) {
    var word = needed(field, text);
    return Arrays.stream(all)
        .filter(each -> each.toString().equals(word))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "%s is one of %s, not %s".formatted(field, Arrays.toString(all), word)));
  }
}
