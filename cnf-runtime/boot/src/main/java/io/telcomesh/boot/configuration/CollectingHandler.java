package io.telcomesh.boot.configuration;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.AbstractBindHandler;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertyState;
import org.springframework.boot.context.properties.source.UnboundElementsSourceFilter;

/// Goes on binding after a failure and remembers it.
final class CollectingHandler extends AbstractBindHandler {
  private final Map<String, WrongValue> wrong = new LinkedHashMap<>();
  private final ConfigurationPropertyName root;
  private final List<ConfigurationPropertyName> ofOtherRecords;

  CollectingHandler(String prefix, Set<String> prefixes) {
    super(new NoUnboundElementsBindHandler(BindHandler.DEFAULT, new UnboundElementsSourceFilter()));
    root = ConfigurationPropertyName.of(prefix);
    ofOtherRecords =
        prefixes.stream()
            .filter(other -> other.startsWith(prefix + "."))
            .map(ConfigurationPropertyName::of)
            .toList();
  }

  Collection<WrongValue> wrong() {
    return wrong.values();
  }

  @Override
  public @Nullable Object onFailure(
      ConfigurationPropertyName name, Bindable<?> target, BindContext context, Exception error)
      throws Exception {
    switch (cause(error)) {
      case WrongValues several ->
          several.values().forEach(value -> tell(value.below(name.toString())));
      // What lacks a wrong key below it fails too: that key is told already.
      case Throwable _ when toldBelow(name) -> {}
      case UnboundConfigurationPropertiesException unbound ->
          unbound.getUnboundProperties().forEach(one -> unknown(one, context));
      case Throwable cause ->
          tell(new WrongValue(name.toString(), value(context), allowed(target, cause)));
    }
    if (name.equals(root)) {
      lookForUnknown(name, target, context);
    }
    return null;
  }

  /// The binder itself does so only when nothing else was wrong.
  private void lookForUnknown(
      ConfigurationPropertyName name, Bindable<?> target, BindContext context) throws Exception {
    try {
      super.onFinish(name, target, context, null);
    } catch (UnboundConfigurationPropertiesException unbound) {
      unbound.getUnboundProperties().forEach(one -> unknown(one, context));
    }
  }

  private void tell(WrongValue value) {
    wrong.putIfAbsent(value.key(), value);
  }

  private void unknown(ConfigurationProperty property, BindContext context) {
    var name = property.getName();
    boolean elsewhere = ofOtherRecords.stream().anyMatch(other -> other.isAncestorOf(name));
    if (!elsewhere && !besideWrong(name) && !ofReplacedList(property, context)) {
      tell(
          new WrongValue(
              name.toString(), String.valueOf(property.getValue()), "there is no such key"));
    }
  }

  /// A list comes from one source as a whole, and those of the sources below count no more: what is
  /// behind its last element there is nobody's mistake. The binder itself does not see that of
  /// lists in a list.
  private static boolean ofReplacedList(ConfigurationProperty property, BindContext context) {
    var name = property.getName();
    return IntStream.range(1, name.getNumberOfElements())
        .filter(name::isNumericIndex)
        .mapToObj(name::chop)
        .flatMap(list -> source(list, context).stream())
        .anyMatch(source -> source != property.getSource());
  }

  private static Optional<ConfigurationPropertySource> source(
      ConfigurationPropertyName list, BindContext context) {
    return StreamSupport.stream(context.getSources().spliterator(), false)
        .filter(source -> source.containsDescendantOf(list) == ConfigurationPropertyState.PRESENT)
        .findFirst();
  }

  private boolean toldBelow(ConfigurationPropertyName name) {
    return told().anyMatch(name::isAncestorOf);
  }

  /// What follows a wrong element in its list, or has another spelling of it, is not bound either.
  private boolean besideWrong(ConfigurationPropertyName name) {
    int depth = root.getNumberOfElements() + 1;
    return told().anyMatch(each -> each.chop(depth).equals(name.chop(depth)));
  }

  private Stream<ConfigurationPropertyName> told() {
    return wrong.keySet().stream().map(ConfigurationPropertyName::of);
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
