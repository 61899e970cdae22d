package io.telcomesh.diameter;

import java.util.Optional;

/// An answer of any application.
public non-sealed interface DiameterAnswer extends DiameterMessage {
  Optional<Result> resultCode();

  default Optional<Result> experimentalResult() {
    return Optional.empty();
  }

  /// The one of the two that is there; an answer without either says nothing we could rely on.
  default Result result() {
    return experimentalResult().or(this::resultCode).orElse(Result.UNABLE_TO_COMPLY);
  }
}
