package io.telcomesh.procedures;

import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;

/// What all runners of one kind in a network function share: time, how messages start procedures,
/// who is told of them.
///
/// @param <C> the context of a runner: a UE, a session, an association
/// @param <M> the messages that reach a runner, best a sealed type
public final class Procedures<C, M> {
  private final Scheduler scheduler;
  private final Dispatcher<C, M> dispatcher;
  private final ProcedureObserver observer;
  private final Function<C, String> reference;
  private final Set<Activity<C, M>> active = ConcurrentHashMap.newKeySet();

  /// @param reference names a context in logs and metrics; never by IMSI
  public Procedures(
      Scheduler scheduler,
      Dispatcher<C, M> dispatcher,
      ProcedureObserver observer,
      Function<C, String> reference) {
    this.scheduler = scheduler;
    this.dispatcher = dispatcher;
    this.observer = observer;
    this.reference = reference;
  }

  /// A new runner, idle.
  public ProcedureRunner<C, M> runner(C context) {
    return new ProcedureRunner<>(this, context);
  }

  /// The number of runners that are not idle.
  public int active() {
    return active.size();
  }

  /// Shuts every runner down that is not idle, [ProcedureRunner#shutdown].
  public void shutdown() {
    // in an order that a seed repeats
    active.stream()
        .map(Activity::runner)
        .sorted(Comparator.comparing(ProcedureRunner::reference))
        .forEach(ProcedureRunner::shutdown);
  }

  Scheduler scheduler() {
    return scheduler;
  }

  Dispatcher<C, M> dispatcher() {
    return dispatcher;
  }

  /// An observer that fails must not end a runner's thread.
  void tell(Consumer<ProcedureObserver> event) {
    try {
      event.accept(observer);
    } catch (RuntimeException failure) {
      var thread = Thread.currentThread();
      thread.getUncaughtExceptionHandler().uncaughtException(thread, failure);
    }
  }

  String reference(C context) {
    return reference.apply(context);
  }

  void active(Activity<C, M> activity) {
    active.add(activity);
  }

  void inactive(Activity<C, M> activity) {
    active.remove(activity);
  }
}
