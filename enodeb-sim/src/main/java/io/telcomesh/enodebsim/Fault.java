package io.telcomesh.enodebsim;

import java.time.Duration;
import java.util.Locale;

/// What befalls uplink NAS messages of one type on their way.
///
/// @param message the name of the type, as `AuthenticationResponse`
/// @param times how many messages it befalls, 1 or more
/// @param late how long a message is kept back; zero for all kinds but [Kind#LATE]
public record Fault(String message, Kind kind, int times, Duration late) {
  /// @throws IllegalArgumentException that says what is wrong
  public Fault {
    if (times < 1) {
      throw new IllegalArgumentException("a fault befalls 1 message or more, not " + times);
    }
    if ((kind == Kind.LATE) != late.isPositive()) {
      throw new IllegalArgumentException("seconds belong to the fault late, and it needs them");
    }
  }

  /// What can happen to a message.
  public enum Kind {
    /// It does not arrive.
    LOST,
    /// It arrives after some time.
    LATE,
    /// It arrives twice.
    REPEATED,
    /// Its last octet is another one, under a code that is right.
    ALTERED,
    /// Its message authentication code is wrong.
    WRONG_MAC,
    /// Its second half is missing, under a code that is right.
    CUT;

    /// As a scenario file has it.
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
