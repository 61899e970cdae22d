package io.telcomesh.nsm.starter;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The number a StatefulSet gives its pod, and text that depends on it.
record Ordinal(int number) {

  private static final Pattern TAIL = Pattern.compile("-(\\d{1,6})$");
  private static final Pattern PLACE = Pattern.compile("\\{(?:(\\d{1,6})\\s*\\+\\s*)?n}");

  /// The number a pod's name ends with, 0 where it ends with none.
  static Ordinal of(String podName) {
    Matcher tail = TAIL.matcher(podName);
    return new Ordinal(tail.find() ? Integer.parseInt(tail.group(1)) : 0);
  }

  /// The text with `{n}` and `{<number>+n}` replaced.
  String in(String text) {
    return PLACE
        .matcher(text)
        .replaceAll(place -> {
          int offset = place.group(1) == null ? 0 : Integer.parseInt(place.group(1));
          return Integer.toString(offset + number);
        });
  }
}
