package io.telcomesh.codec;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A record's canonical constructor as a method handle that takes its components in an array: bound
/// once, exact on the hot path. The only reflection in the project.
final class RecordConstructor {
  private RecordConstructor() {}

  static <M> MethodHandle of(Class<M> type, List<? extends Row<M, ?>> rows, boolean others) {
    var components = type.getRecordComponents();
    if (components == null || components.length != rows.size() + (others ? 1 : 0)) {
      throw new IllegalArgumentException(
          "%s needs a component for each of %d rows%s"
              .formatted(type.getName(), rows.size(), others ? " and the other IEs" : ""));
    }
    for (int i = 0; i < rows.size(); i++) {
      check(type, rows.get(i), components[i]);
    }
    var types = Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      return MethodHandles.publicLookup()
          .findConstructor(type, MethodType.methodType(void.class, types))
          .asSpreader(Object[].class, types.length)
          .asType(MethodType.methodType(Object.class, Object[].class));
    } catch (ReflectiveOperationException notPublic) {
      throw new IllegalArgumentException(type.getName() + " is not a public record", notPublic);
    }
  }

  @SuppressWarnings("unchecked")
  static <M> M invoke(MethodHandle constructor, Object[] values) {
    try {
      return (M) constructor.invokeExact(values);
    } catch (RuntimeException | Error failure) {
      throw failure;
    } catch (Throwable checked) {
      throw new IllegalStateException("a record's constructor throws", checked);
    }
  }

  private static void check(Class<?> type, Row<?, ?> row, RecordComponent component) {
    var expected =
        row.many()
            ? List.class
            : row.presence() == Presence.MANDATORY ? component.getType() : Optional.class;
    if (component.getType() != expected) {
      throw new IllegalArgumentException(
          "%s.%s stands where %s (%s) has its row"
              .formatted(type.getName(), component.getName(), row.name(), expected));
    }
  }
}
