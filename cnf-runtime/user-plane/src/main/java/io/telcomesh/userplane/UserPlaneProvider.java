package io.telcomesh.userplane;

import java.util.function.Consumer;

/// Where a function gets its user plane from: the machine's ([UserPlane#start]), or one in memory
/// on virtual time ([InMemoryUserPlane]).
@FunctionalInterface
public interface UserPlaneProvider {
  /// @param listener called on the user plane's threads; it must not wait
  UserPlane start(Consumer<UserPlaneEvent> listener);
}
