package io.telcomesh.referencepoints.gtpc;

import static io.telcomesh.procedures.Timer.retransmit;
import static io.telcomesh.procedures.Timer.timer;

import io.telcomesh.procedures.Timer;
import java.time.Duration;

/// The operator's choices.
///
/// @param t3Response T3-RESPONSE and, as its retransmissions, N3-REQUESTS less one: a request is
///   sent N3-REQUESTS times in all
/// @param echoInterval between Echo Requests on a path; TS 29.274 §7.1.1 allows no less than 60 s
/// @param pathFailureKept how long what hangs on a path outlives its failure, TS 23.007 §20.2: the
///   maximum path failure duration
public record GtpcOptions(Timer t3Response, Duration echoInterval, Duration pathFailureKept) {
  public static final GtpcOptions DEFAULT =
      new GtpcOptions(
          timer("T3-RESPONSE", Duration.ofSeconds(3), retransmit(2), "TS 29.274 §7.6"),
          Duration.ofSeconds(60),
          Duration.ofMinutes(5));

  public GtpcOptions {
    if (echoInterval.compareTo(Duration.ofSeconds(60)) < 0) {
      throw new IllegalArgumentException(
          "Echo Requests are 60 s apart or more (TS 29.274 §7.1.1), not " + echoInterval);
    }
  }

  /// How long an answer is kept for a repeated request: the last repetition may be under way when
  /// the requester gives up.
  Duration answersKept() {
    return t3Response.duration().multipliedBy(t3Response.retransmissions() + 2L);
  }
}
