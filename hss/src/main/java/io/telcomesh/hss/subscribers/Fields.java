package io.telcomesh.hss.subscribers;

import io.telcomesh.boot.configuration.Checks;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Reads the fields of a request, all of them before it complains.
final class Fields {
  private final Checks checks = new Checks();

  /// @return the value; empty where it is absent or wrong
  <S, T> Optional<T> optional(String field, @Nullable S given, Function<S, T> read) {
    if (given == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(read.apply(given));
    } catch (IllegalArgumentException wrong) {
      wrong(field, String.valueOf(wrong.getMessage()));
      return Optional.empty();
    }
  }

  <S, T> Optional<T> required(
      String field, @Nullable S given, String allowed, Function<S, T> read) {
    if (given == null) {
      wrong(field, "is missing: " + allowed);
    }
    return optional(field, given, read);
  }

  void wrong(String field, String allowed) {
    checks.that(false, field, "", allowed);
  }

  /// What is made of all fields.
  ///
  /// @param field the one that a refusal to make it is said of
  /// @throws io.telcomesh.boot.configuration.WrongValues when anything was wrong
  <T> T make(String field, Supplier<T> value) {
    checks.done();
    try {
      return value.get();
    } catch (IllegalArgumentException wrong) {
      wrong(field, String.valueOf(wrong.getMessage()));
      checks.done();
      throw wrong;
    }
  }
}
