package io.telcomesh.enodebsim.s1mme;

import io.telcomesh.procedures.Procedure;
import io.telcomesh.s1ap.OverloadStart;
import java.util.Optional;

/// Overload Start and Overload Stop, TS 36.413 §8.7.6 and §8.7.7: the last one counts. It never
/// waits, so nothing collides with it.
final class OverloadOfMme extends Procedure<S1Message> {
  private final S1Interface s1;
  private final Optional<OverloadStart> start;

  private OverloadOfMme(S1Interface s1, Optional<OverloadStart> start) {
    this.s1 = s1;
    this.start = start;
  }

  static OverloadOfMme begins(S1Interface s1, OverloadStart start) {
    return new OverloadOfMme(s1, Optional.of(start));
  }

  static OverloadOfMme ends(S1Interface s1) {
    return new OverloadOfMme(s1, Optional.empty());
  }

  @Override
  protected void run() {
    s1.overload(start);
  }
}
