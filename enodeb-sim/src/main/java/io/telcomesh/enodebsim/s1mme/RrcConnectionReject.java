package io.telcomesh.enodebsim.s1mme;

import io.telcomesh.enodebsim.Rejection;
import io.telcomesh.s1ap.OverloadAction;
import java.time.Instant;
import java.util.Locale;

/// The eNodeB lets the UE not come, TS 36.331 §5.3.3.8, because its MME wants fewer: TS 36.413
/// §8.7.6.2. For the time of T302 the UE does not ask again.
public record RrcConnectionReject(OverloadAction action) {
  /// @param clause that says what the UE makes of it
  public Rejection rejection(String clause, Instant at) {
    return new Rejection(
        Rejection.By.ENODEB,
        "RRC Connection Reject",
        "the MME is overloaded: " + action.name().toLowerCase(Locale.ROOT).replace('_', '-'),
        clause,
        at);
  }
}
