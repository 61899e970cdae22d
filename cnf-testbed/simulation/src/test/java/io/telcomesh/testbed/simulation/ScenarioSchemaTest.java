package io.telcomesh.testbed.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.enodebsim.Fault;
import io.telcomesh.enodebsim.scenario.Action;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The schema that `telcomesh sim check` goes by and the simulator know the same words.
class ScenarioSchemaTest {
  private final JsonNode schema =
      JsonMapper.shared()
          .readTree(ScenarioSchemaTest.class.getResourceAsStream("/scenario.schema.json"))
          .path("$defs");

  @Test
  void knowsEveryAction() {
    assertThat(words("step", "step")).isEqualTo(texts(Action.values()));
  }

  @Test
  void knowsEveryFault() {
    assertThat(words("fault", "kind")).isEqualTo(texts(Fault.Kind.values()));
  }

  private List<String> words(String object, String property) {
    return schema
        .path(object)
        .path("properties")
        .path(property)
        .path("enum")
        .valueStream()
        .map(JsonNode::asString)
        .toList();
  }

  private static List<String> texts(Object[] all) {
    return Arrays.stream(all).map(Object::toString).toList();
  }
}
