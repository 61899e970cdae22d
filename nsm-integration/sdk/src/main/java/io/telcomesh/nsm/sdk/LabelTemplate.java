package io.telcomesh.nsm.sdk;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A selector's value that names labels of the connection: `{{.nodeName}}`, `{{index . "app"}}`.
/// NSM writes Go text templates here; these two actions are the ones its examples use.
final class LabelTemplate {

  private static final Pattern ACTION =
      Pattern.compile("\\{\\{-?\\s*(?:\\.(\\w+)|index\\s+\\.\\s+[\"`]([^\"`]*)[\"`])\\s*-?}}");

  private LabelTemplate() {}

  /// The text with each action replaced by the label it names; a label that is not there becomes
  /// `<no value>`, which equals no label.
  static String expand(String text, Map<String, String> labels) {
    return ACTION
        .matcher(text)
        .replaceAll(action -> {
          String field = action.group(1);
          String key = field == null ? action.group(2) : field;
          return Matcher.quoteReplacement(labels.getOrDefault(key, "<no value>"));
        });
  }
}
