package io.telcomesh.enodebsim;

import io.telcomesh.nas.eps.NasMessage;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// What is to befall a UE's messages. For any thread.
public final class Faults {
  private final AtomicReference<Optional<Fault>> planned = new AtomicReference<>(Optional.empty());

  /// From now on this, and nothing that was planned before.
  public void plan(Optional<Fault> fault) {
    planned.set(fault);
  }

  /// What befalls this message, which counts as one of the fault's.
  public Optional<Fault> befalling(NasMessage message) {
    var name = message.getClass().getSimpleName();
    return planned
        .getAndUpdate(plan -> plan.flatMap(fault -> rest(fault, name)))
        .filter(fault -> fault.message().equals(name));
  }

  private static Optional<Fault> rest(Fault fault, String name) {
    if (!fault.message().equals(name)) {
      return Optional.of(fault);
    }
    return fault.times() == 1
        ? Optional.empty()
        : Optional.of(new Fault(fault.message(), fault.kind(), fault.times() - 1, fault.late()));
  }
}
