package io.telcomesh.testbed.cluster.topology;

import io.telcomesh.testbed.cluster.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.deser.BeanDeserializerBuilder;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// One document of a YAML file, read without tolerance: the models of Kubernetes would keep a field
/// that they do not know, here it is an error.
record StrictYaml(Path file, int number, String text, String kind) {
  private static final Pattern SEPARATOR = Pattern.compile("(?m)^---\\s*$");
  private static final Pattern COMMENT = Pattern.compile("(?m)^\\s*(#.*)?$");
  private static final Pattern KIND = Pattern.compile("(?m)^kind:\\s*(\\S+)\\s*$");

  private static final YAMLMapper MAPPER =
      YAMLMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .addModule(new SimpleModule().setDeserializerModifier(new NoAnySetter()))
          .build();

  /// The documents that say anything.
  static List<StrictYaml> documents(Path file) {
    try {
      var parts =
          Stream.of(SEPARATOR.split(Files.readString(file)))
              .filter(part -> !COMMENT.matcher(part).replaceAll("").isBlank())
              .toList();
      return Stream.iterate(0, i -> i < parts.size(), i -> i + 1)
          .map(i -> of(file, i + 1, parts.get(i)))
          .toList();
    } catch (IOException unreadable) {
      throw new Refusal("Cannot read %s.".formatted(file), unreadable);
    }
  }

  private static StrictYaml of(Path file, int number, String text) {
    var kind = KIND.matcher(text);
    if (!kind.find()) {
      throw new Refusal("%s, document %d: 'kind' is missing.".formatted(file, number));
    }
    return new StrictYaml(file, number, text, kind.group(1));
  }

  <T> T as(Class<T> model) {
    try {
      return MAPPER.readValue(text, model);
    } catch (JacksonException wrong) {
      throw wrong(String.valueOf(wrong.getMessage()));
    }
  }

  Refusal wrong(String what) {
    return new Refusal("%s, document %d: %s".formatted(file, number, what));
  }

  private static final class NoAnySetter extends ValueDeserializerModifier {
    private static final long serialVersionUID = 1;

    @Override
    @SuppressWarnings("NullAway") // null is how Jackson takes a setter away
    public BeanDeserializerBuilder updateBuilder(
        DeserializationConfig config,
        BeanDescription.Supplier description,
        BeanDeserializerBuilder builder) {
      builder.setAnySetter(null);
      return builder;
    }
  }
}
