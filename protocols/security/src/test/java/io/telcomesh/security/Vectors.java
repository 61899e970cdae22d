package io.telcomesh.security;

import io.telcomesh.codec.Octets;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Published test sets, in the resources as JSON.
record Vectors(JsonNode json) {
  /// @param file without its ending
  static Vectors file(String file) {
    var name = "/vectors/" + file + ".json";
    try (InputStream in = Objects.requireNonNull(Vectors.class.getResourceAsStream(name), name)) {
      return new Vectors(JsonMapper.shared().readTree(in));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /// The sets of a list in a file, for a parameterised test.
  static Stream<Named<Vectors>> of(String file, String list) {
    return file(file).list(list).map(set -> Named.of(set.title(), set));
  }

  Vectors at(String name) {
    return new Vectors(json.required(name));
  }

  boolean has(String name) {
    return json.has(name);
  }

  Stream<Vectors> list(String name) {
    return json.required(name).valueStream().map(Vectors::new);
  }

  String text(String name) {
    return json.required(name).asString();
  }

  int number(String name) {
    return json.required(name).asInt();
  }

  Octets octets(String name) {
    return Octets.hex(text(name));
  }

  Key key(String name) {
    return Key.hex(text(name));
  }

  /// A number given in hexadecimal digits.
  long hexNumber(String name) {
    return Long.parseLong(text(name), 16);
  }

  SequenceNumber sqn() {
    return new SequenceNumber(hexNumber("sqn"));
  }

  AuthenticationManagementField amf() {
    return new AuthenticationManagementField((int) hexNumber("amf"));
  }

  Direction direction() {
    return number("direction") == 0 ? Direction.UPLINK : Direction.DOWNLINK;
  }

  private String title() {
    return Stream.of("source", "name", "from_milenage_set", "capture")
        .filter(this::has)
        .findFirst()
        .map(this::text)
        .orElse("set");
  }
}
