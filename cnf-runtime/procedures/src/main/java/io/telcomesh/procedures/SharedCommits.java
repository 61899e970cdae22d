package io.telcomesh.procedures;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// What many procedures change in a database: all that gathers while a transaction is written goes
/// into the next one. A commit costs more than the changes in it, so under load they share it.
public final class SharedCommits {
  private static final int MOST_AT_ONCE = 256;

  private final Scheduler scheduler;
  private final Consumer<List<Runnable>> transaction;
  private final Queue<Change> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean writing = new AtomicBoolean();

  /// @param transaction makes all changes, or none and throws
  public SharedCommits(Scheduler scheduler, Consumer<List<Runnable>> transaction) {
    this.scheduler = scheduler;
    this.transaction = transaction;
  }

  private record Change(Question<?> question, Runnable change) {}

  /// Makes a change, soon; then the question is answered, by the exception where it failed.
  void make(Runnable change, Question<?> question) {
    waiting.add(new Change(question, change));
    writeIfNobodyDoes();
  }

  private void writeIfNobodyDoes() {
    if (waiting.isEmpty() || !writing.compareAndSet(false, true)) {
      return;
    }
    try {
      scheduler.offload(() -> {
        write(next());
        writing.set(false);
        writeIfNobodyDoes();
      });
    } catch (RejectedExecutionException full) {
      writing.set(false);
      next().forEach(refused -> refused.question.post(full));
    }
  }

  private List<Change> next() {
    var next = new ArrayList<Change>();
    while (next.size() < MOST_AT_ONCE && !waiting.isEmpty()) {
      next.add(waiting.remove());
    }
    return next;
  }

  /// One that fails takes no other with it.
  private void write(List<Change> changes) {
    try {
      transaction.accept(changes.stream().map(Change::change).toList());
      changes.forEach(made -> made.question.post(Database.Done.DONE));
    } catch (RuntimeException failure) {
      if (changes.size() > 1) {
        changes.forEach(each -> write(List.of(each)));
      } else {
        changes.forEach(failed -> failed.question.post(failure));
      }
    }
  }
}
