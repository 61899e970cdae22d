package io.telcomesh.procedures.testing;

import io.telcomesh.procedures.DropReason;
import io.telcomesh.procedures.Outcome;
import io.telcomesh.procedures.ProcedureObserver;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Remembers what became of procedures and messages.
public final class RecordingObserver implements ProcedureObserver {
  private final Queue<Ended> ended = new ConcurrentLinkedQueue<>();
  private final Queue<Dropped> dropped = new ConcurrentLinkedQueue<>();
  private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();

  /// A message that was dropped.
  public record Dropped(String reference, Object message, DropReason reason) {}

  @Override
  public void ended(Ended procedure) {
    ended.add(procedure);
    if (procedure.outcome() == Outcome.FAILED) {
      procedure.cause().ifPresent(failures::add);
    }
  }

  @Override
  public void dropped(String reference, Object message, DropReason reason) {
    dropped.add(new Dropped(reference, message, reason));
  }

  @Override
  public void failed(String reference, Throwable failure) {
    failures.add(failure);
  }

  public List<Ended> ended() {
    return List.copyOf(ended);
  }

  /// The procedures that ended, as "Attach COMPLETED", in order.
  public List<String> outcomes() {
    return ended.stream().map(end -> end.procedure() + " " + end.outcome()).toList();
  }

  public List<Dropped> dropped() {
    return List.copyOf(dropped);
  }

  /// Where we were wrong: a test that expects nothing of the kind asserts that this is empty.
  public List<Throwable> failures() {
    return List.copyOf(failures);
  }
}
