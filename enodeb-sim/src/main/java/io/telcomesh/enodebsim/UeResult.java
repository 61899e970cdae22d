package io.telcomesh.enodebsim;

import io.telcomesh.identifiers.Imsi;
import java.time.Duration;
import java.util.Optional;

/// How a UE's attach or detach ended.
///
/// @param rejection absent when it succeeded
public record UeResult(Imsi imsi, Duration duration, Optional<Rejection> rejection) {
  public boolean succeeded() {
    return rejection.isEmpty();
  }
}
