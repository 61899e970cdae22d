package io.telcomesh.nsm.controlplane.yaml;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// A value of a YAML document and where it stands, `4g.yaml: spec.matches[0]`. Every reader throws
/// an IllegalArgumentException that begins with that place.
public final class YamlNode {
  private final String place;
  private final @Nullable Object value;

  private YamlNode(String place, @Nullable Object value) {
    this.place = place;
    this.value = value;
  }

  /// The documents of the file.
  public static List<YamlNode> read(Path file) {
    try {
      var documents = new ArrayList<YamlNode>();
      var settings = LoadSettings.builder().setLabel(file.toString()).build();
      for (var document : new Load(settings).loadAllFromString(Files.readString(file))) {
        if (document != null) {
          documents.add(new YamlNode(file + ": ", document));
        }
      }
      return documents;
    } catch (IOException unreadable) {
      throw new IllegalArgumentException("cannot read " + file, unreadable);
    } catch (YamlEngineException wrong) {
      throw new IllegalArgumentException(file + ": " + wrong.getMessage(), wrong);
    }
  }

  /// The value of a key; empty when it is absent or has no value.
  public Optional<YamlNode> at(String key) {
    var found = map().get(key);
    return found == null ? Optional.empty() : Optional.of(new YamlNode(below(key), found));
  }

  /// The value of a key that has two spellings; both at once are refused.
  public Optional<YamlNode> at(String key, String otherSpelling) {
    if (!key.equals(otherSpelling) && at(key).isPresent() && at(otherSpelling).isPresent()) {
      throw wrong("'%s' and '%s' are the same: keep one".formatted(key, otherSpelling));
    }
    return at(key).or(() -> at(otherSpelling));
  }

  public YamlNode required(String key) {
    return at(key).orElseThrow(() -> wrong("'" + key + "' is missing"));
  }

  public String text() {
    return switch (value) {
      case String text -> text;
      case Number number -> throw notText(number);
      case Boolean truth -> throw notText(truth);
      case null, default -> throw wrong("expected a text");
    };
  }

  private IllegalArgumentException notText(Object scalar) {
    return wrong("expected a text, not %s: put it in quotes".formatted(scalar));
  }

  public int number(int smallest, int largest) {
    if (value instanceof Integer number && number >= smallest && number <= largest) {
      return number;
    }
    throw wrong("expected a number from " + smallest + " to " + largest + ", not '" + value + "'");
  }

  public boolean truth() {
    if (value instanceof Boolean truth) {
      return truth;
    }
    throw wrong("expected true or false, not '" + value + "'");
  }

  public List<YamlNode> list() {
    if (!(value instanceof List<?> list)) {
      throw wrong("expected a list");
    }
    var nodes = new ArrayList<YamlNode>();
    for (int i = 0; i < list.size(); i++) {
      nodes.add(new YamlNode(place + "[" + i + "]", list.get(i)));
    }
    return nodes;
  }

  /// A map of texts, in the order of the document.
  public Map<String, String> texts() {
    var texts = new LinkedHashMap<String, String>();
    keys().forEach(key -> texts.put(key, required(key).text()));
    return texts;
  }

  /// Refuses every key that is not among the known ones.
  public YamlNode onlyKeys(Set<String> known) {
    for (var key : keys()) {
      if (!known.contains(key)) {
        throw wrong("unknown key '" + key + "', known are " + known.stream().sorted().toList());
      }
    }
    return this;
  }

  public IllegalArgumentException wrong(String what) {
    return new IllegalArgumentException(place + (place.endsWith(": ") ? "" : ": ") + what);
  }

  /// The keys that have a value, in the order of the document.
  public List<String> filled() {
    return keys().stream().filter(key -> at(key).isPresent()).toList();
  }

  private List<String> keys() {
    var keys = new ArrayList<String>();
    for (var key : map().keySet()) {
      if (!(key instanceof String text)) {
        throw wrong("the key %s is no text: put it in quotes".formatted(key));
      }
      keys.add(text);
    }
    return keys;
  }

  private Map<?, ?> map() {
    if (value instanceof Map<?, ?> map) {
      return map;
    }
    throw wrong("expected keys and values");
  }

  private String below(String key) {
    return place.endsWith(": ") ? place + key : place + "." + key;
  }
}
