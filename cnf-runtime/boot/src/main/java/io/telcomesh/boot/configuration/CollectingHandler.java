package io.telcomesh.boot.configuration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.AbstractBindHandler;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.UnboundElementsSourceFilter;

/// Goes on binding after a failure and remembers it.
final class CollectingHandler extends AbstractBindHandler {
  private final List<WrongValue> wrong = new ArrayList<>();
  private final List<ConfigurationPropertyName> ofOtherRecords;

  CollectingHandler(String prefix, Set<String> prefixes) {
    super(new NoUnboundElementsBindHandler(BindHandler.DEFAULT, new UnboundElementsSourceFilter()));
    ofOtherRecords =
        prefixes.stream()
            .filter(other -> other.startsWith(prefix + "."))
            .map(ConfigurationPropertyName::of)
            .toList();
  }

  List<WrongValue> wrong() {
    return wrong;
  }

  @Override
  public @Nullable Object onFailure(
      ConfigurationPropertyName name, Bindable<?> target, BindContext context, Exception error) {
    switch (cause(error)) {
      case UnboundConfigurationPropertiesException unbound ->
          unbound.getUnboundProperties().forEach(this::unknown);
      case WrongValues several ->
          several.values().forEach(value -> wrong.add(value.below(name.toString())));
      // A record lacks what a wrong key below it should have given: that key is told already.
      case Throwable _ when toldBelow(name) -> {}
      case Throwable cause ->
          wrong.add(new WrongValue(name.toString(), value(context), allowed(target, cause)));
    }
    return null;
  }

  private void unknown(ConfigurationProperty property) {
    if (ofOtherRecords.stream().noneMatch(other -> other.isAncestorOf(property.getName()))) {
      wrong.add(
          new WrongValue(
              property.getName().toString(),
              String.valueOf(property.getValue()),
              "there is no such key"));
    }
  }

  private boolean toldBelow(ConfigurationPropertyName name) {
    return wrong.stream()
        .map(value -> ConfigurationPropertyName.of(value.key()))
        .anyMatch(name::isAncestorOf);
  }

  /// What our own code said, else the deepest reason.
  private static Throwable cause(Throwable error) {
    var chain = Stream.iterate(error, each -> each != null, Throwable::getCause).limit(16).toList();
    return chain.stream()
        .filter(each ->
            each instanceof UnboundConfigurationPropertiesException || each instanceof WrongValues)
        .findFirst()
        .orElse(chain.getLast());
  }

  private static String value(BindContext context) {
    return Optional.ofNullable(context.getConfigurationProperty())
        .map(property -> String.valueOf(property.getValue()))
        .orElse("");
  }

  private static String allowed(Bindable<?> target, Throwable cause) {
    var type = target.getType().resolve(Object.class);
    if (type.isEnum()) {
      return Arrays.stream(type.getEnumConstants())
          .map(Object::toString)
          .collect(Collectors.joining(", ", "one of ", ""));
    }
    if (cause instanceof NumberFormatException) {
      return "a whole number";
    }
    return Optional.ofNullable(cause.getMessage()).orElse(cause.getClass().getSimpleName());
  }
}
