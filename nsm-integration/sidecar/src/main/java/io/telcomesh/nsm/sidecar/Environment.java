package io.telcomesh.nsm.sidecar;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// The variables of the environment; one that is set but empty counts as unset. Errors begin with
/// the variable's name.
record Environment(Map<String, String> variables) {

  Environment {
    variables = Map.copyOf(variables);
  }

  Optional<String> set(String variable) {
    return Optional.ofNullable(variables.get(variable)).filter(text -> !text.isBlank());
  }

  /// The variable's value; empty where it is not set.
  <T> Optional<T> read(String variable, Function<String, T> form) {
    return set(variable).map(text -> parsed(variable, text, form));
  }

  /// The one of several variables that is set: names of NSM's releases for the same.
  ///
  /// @throws IllegalArgumentException where more than one is
  Optional<String> oneOf(List<String> names) {
    var found = names.stream().filter(name -> set(name).isPresent()).toList();
    if (found.size() > 1) {
      throw new IllegalArgumentException("%s say the same: keep one".formatted(found));
    }
    return found.stream().findFirst();
  }

  static <T> T parsed(String variable, String text, Function<String, T> form) {
    try {
      return form.apply(text);
    } catch (IllegalArgumentException wrong) {
      throw new IllegalArgumentException(variable + ": " + wrong.getMessage(), wrong);
    }
  }

  static List<String> list(String text) {
    return Stream.of(text.split(",")).map(String::strip).filter(one -> !one.isEmpty()).toList();
  }

  /// A list of pairs.
  ///
  /// @param separator between key and value
  static Map<String, String> labels(String text, char separator) {
    var labels = new LinkedHashMap<String, String>();
    for (String label : list(text)) {
      int at = label.indexOf(separator);
      if (at < 1) {
        throw new IllegalArgumentException(
            "expected key%svalue, not \"%s\"".formatted(separator, label));
      }
      labels.put(label.substring(0, at), label.substring(at + 1));
    }
    return labels;
  }
}
