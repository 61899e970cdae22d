package io.telcomesh.referencepoints.diameter;

import io.telcomesh.procedures.Timer;
import io.telcomesh.referencepoints.Backoff;
import java.time.Duration;

/// The operator's choices.
///
/// @param port where peers listen, 3868 by RFC 6733 §2.1
/// @param watchdog Tw of RFC 3539 §3.4.1, 6 s or more; each one is drawn within 2 s of it
/// @param reconnect between dials; the longest is Tc of RFC 6733 §12
/// @param answer how long a request may take
public record DiameterOptions(int port, Duration watchdog, Backoff reconnect, Timer answer) {
  public static final DiameterOptions DEFAULT =
      new DiameterOptions(
          3868,
          Duration.ofSeconds(30),
          new Backoff(Duration.ofMillis(250), Duration.ofSeconds(30)),
          Timer.guard("Tx", Duration.ofSeconds(10), "RFC 6733 §8.11, RFC 8506 §13"));

  public DiameterOptions {
    if (port < 1 || port > 0xffff) {
      throw new IllegalArgumentException("A port is 1 to 65535, not " + port);
    }
    if (watchdog.compareTo(Duration.ofSeconds(6)) < 0) {
      throw new IllegalArgumentException(
          "The watchdog's interval is 6 s or more (RFC 3539 §3.4.1), not " + watchdog);
    }
  }
}
