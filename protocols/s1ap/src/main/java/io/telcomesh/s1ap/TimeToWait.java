package io.telcomesh.s1ap;

import static io.telcomesh.asn1per.Asn1.enumerated;

import io.telcomesh.asn1per.PerType;
import java.time.Duration;

/// Time to wait, TS 36.413 §9.2.1.61: how long an eNodeB waits before it tries again.
public enum TimeToWait {
  V1S,
  V2S,
  V5S,
  V10S,
  V20S,
  V60S;

  static final PerType<TimeToWait> TYPE = enumerated(TimeToWait.class).extensible();

  public Duration duration() {
    return Duration.ofSeconds(
        switch (this) {
          case V1S -> 1;
          case V2S -> 2;
          case V5S -> 5;
          case V10S -> 10;
          case V20S -> 20;
          case V60S -> 60;
        });
  }
}
