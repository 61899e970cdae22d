package io.telcomesh.diameter;

import java.util.Optional;

/// A request of any application. Not sealed: each application has commands of its own.
public non-sealed interface DiameterRequest extends DiameterMessage {
  /// The session it belongs to, which its answer names too; the base protocol's have none.
  default Optional<String> session() {
    return Optional.empty();
  }
}
