package io.telcomesh.enodebsim;

import java.time.Instant;

/// Why something a UE wanted did not come about.
///
/// @param message what said no: a message's name, or the timer that expired
/// @param cause as the specification names it
/// @param clause that says what the UE makes of it
public record Rejection(By by, String message, String cause, String clause, Instant at) {
  /// Who said no.
  public enum By {
    MME,
    ENODEB,
    UE
  }

  @Override
  public String toString() {
    return "%s: %s (%s, from the %s)".formatted(message, cause, clause, by);
  }
}
