package io.telcomesh.procedures;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Runs the procedures of one UE, session, association: at most one of them at any instant. Idle it
/// is this one object: no thread, no queue.
///
/// @param <C> the context that its procedures, and nobody else, write
/// @param <M> the messages that reach it, best a sealed type
public final class ProcedureRunner<C, M> {
  private static final int SUCCESSORS = 16;
  private static final VarHandle ACTIVITY;

  static {
    try {
      ACTIVITY =
          MethodHandles.lookup().findVarHandle(ProcedureRunner.class, "activity", Activity.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final Procedures<C, M> procedures;
  private final C context;
  private volatile @Nullable Activity<C, M> activity;

  ProcedureRunner(Procedures<C, M> procedures, C context) {
    this.procedures = procedures;
    this.context = context;
  }

  public C context() {
    return context;
  }

  public Scheduler scheduler() {
    return procedures.scheduler();
  }

  /// A message for this runner: the answer to a question, or the start of a procedure. From any
  /// thread, never waits.
  public void post(M message) {
    deliver(new Item.Unasked(message), Burst.NONE);
  }

  /// Posts the message when the timer expires, for timers that run while no procedure does.
  public Scheduler.Timeout postAfter(Timer timer, M message) {
    return scheduler().after(timer.duration(), () -> post(message));
  }

  /// A question of the running procedure.
  public <A> Question<A> question(Class<A> answer) {
    return new Question<>(this, answer);
  }

  /// Takes the context of another runner over. Its procedures unwind with [Superseded] and run
  /// their undos, and this waits for that; then its unread messages that follow come to this runner
  /// in order, before all that is unread here, and so does what is posted to it later. It never
  /// runs a procedure again.
  ///
  /// @param follows which of its messages come; the others are dropped
  public void takeOver(ProcedureRunner<C, M> old, Predicate<Object> follows) {
    if (old == this) {
      return;
    }
    var unwound = question(Activity.Unwound.class);
    unwound.handedTo(_ ->
        old.deliver(
            new Item.Ending(
                new Superseded(this), Optional.of(new Item.TakeOver(this, follows, unwound))),
            Burst.NONE));
    turn().takeOver(unwound);
  }

  /// Unwinds every procedure with [Aborted] by [Aborted.Shutdown]; later messages are dropped.
  public void shutdown() {
    deliver(new Item.Ending(new Aborted(new Aborted.Shutdown()), Optional.empty()), Burst.NONE);
  }

  /// Whether a procedure runs, or a message is unread.
  public boolean active() {
    var now = activity;
    return now != null && !now.over();
  }

  void await(List<Question<?>> questions) {
    turn().await(questions);
  }

  private Activity<C, M> turn() {
    var now = activity;
    if (now == null) {
      throw new IllegalStateException("Only a procedure waits, and only while it runs");
    }
    return now;
  }

  void deliver(Item item, Burst.Wakes wakes) {
    while (true) {
      var now = activity;
      if (now == null) {
        var fresh = new Activity<>(this, item);
        if (ACTIVITY.compareAndSet(this, null, fresh)) {
          procedures.active(fresh);
          wakes.add(fresh);
          return;
        }
        continue;
      }
      switch (now.offer(item)) {
        case TAKEN -> {
          return;
        }
        case TAKEN_BY_EMPTY -> {
          wakes.add(now);
          return;
        }
        case CLOSED -> {
          var ending = now.ending();
          if (ending.isPresent()) {
            afterEnding(ending.get(), item, wakes);
            return;
          }
          ACTIVITY.compareAndSet(this, now, null);
        }
      }
    }
  }

  /// The runner is shut down or superseded.
  private void afterEnding(Item.Ending last, Item item, Burst.Wakes wakes) {
    var successor = successor();
    switch (item) {
      case Item.Ending ending ->
          ending.takeOver.ifPresent(by -> takeOverFrom(successor, by, item, wakes));
      case Item.Unasked unasked -> {
        unasked.read();
        if (follows(last, unasked)) {
          successor.ifPresentOrElse(
              next -> next.deliver(item, wakes),
              () -> dropped(unasked.message, DropReason.SUPERSEDED));
        }
      }
      default -> successor.ifPresent(next -> next.deliver(item, wakes));
    }
  }

  /// Somebody takes over what was taken over before.
  private static void takeOverFrom(
      Optional<ProcedureRunner<?, ?>> owner, Item.TakeOver by, Item item, Burst.Wakes wakes) {
    if (owner.isEmpty() || owner.get() == by.successor()) {
      handOver(by, List.of(), List.of());
    } else {
      owner.get().deliver(item, wakes);
    }
  }

  /// Who has this runner's context now, however often it was taken over.
  private Optional<ProcedureRunner<?, ?>> successor() {
    ProcedureRunner<?, ?> next = this;
    for (int i = 0; i < SUCCESSORS; i++) {
      var now = next.activity;
      var ending = now == null ? Optional.<Item.Ending>empty() : now.ending();
      if (ending.isEmpty()) {
        return Optional.of(next);
      }
      var takeOver = ending.get().takeOver;
      if (takeOver.isEmpty()) {
        return Optional.empty();
      }
      next = takeOver.get().successor();
    }
    return Optional.empty();
  }

  /// Tells a successor that this runner has unwound, and gives it what follows.
  static void handOver(Item.TakeOver by, List<Item.Unasked> messages, List<Question<?>> abandoned) {
    by.successor().deliver(new Item.Inherited(by.unwound(), messages, abandoned), Burst.NONE);
  }

  /// Whether a message goes to the successor; counted when it does not.
  boolean follows(Item.Ending last, Item.Unasked unasked) {
    var takeOver = last.takeOver;
    if (takeOver.isPresent() && takeOver.get().follows().test(unasked.message)) {
      return true;
    }
    dropped(unasked.message, takeOver.isEmpty() ? DropReason.SHUT_DOWN : DropReason.SUPERSEDED);
    return false;
  }

  /// The activity has closed its empty inbox.
  void idle(Activity<C, M> closed) {
    ACTIVITY.compareAndSet(this, closed, null);
    procedures.inactive(closed);
  }

  void ended(Activity<C, M> closed) {
    procedures.inactive(closed);
  }

  /// What the message starts; nothing where the dispatcher has none or fails.
  Optional<Procedure<M>> procedureFor(M message) {
    try {
      var procedure = procedures.dispatcher().procedureFor(this, message);
      if (procedure.isEmpty()) {
        dropped(message, DropReason.UNEXPECTED);
      }
      return procedure;
    } catch (RuntimeException | StackOverflowError failure) {
      failed(failure);
      return Optional.empty();
    }
  }

  void began() {
    procedures.tell(observer -> observer.began(reference()));
  }

  void ended(ProcedureObserver.Ended ended) {
    procedures.tell(observer -> observer.ended(ended));
  }

  void dropped(Object message, DropReason reason) {
    procedures.tell(observer -> observer.dropped(reference(), message, reason));
  }

  void failed(Throwable failure) {
    procedures.tell(observer -> observer.failed(reference(), failure));
  }

  String reference() {
    return procedures.reference(context);
  }

  /// The reference of its context and what it is doing, for logs.
  @Override
  public String toString() {
    var now = activity;
    return reference() + ": " + (now == null ? "idle" : now);
  }
}
