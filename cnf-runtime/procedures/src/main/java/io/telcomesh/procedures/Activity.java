package io.telcomesh.procedures;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A runner while it is active: one virtual thread that runs the current procedure and, whenever
/// that waits, reads the inbox. A procedure that runs alongside has a thread of its own, which is
/// lent the turn and gives it back when it waits or ends; so at most one thread does anything.
final class Activity<C, M> implements Runnable {
  private final ProcedureRunner<C, M> runner;
  private final Scheduler.Strand main;
  private final Inbox inbox = new Inbox();
  private final ArrayDeque<Item> unread = new ArrayDeque<>(4);
  private final ArrayDeque<Item> waiting = new ArrayDeque<>(0);
  private final List<Execution<M>> alongside = new ArrayList<>(0);
  private final List<Question<?>> abandoned = new ArrayList<>(0);
  private @Nullable Execution<M> current;

  /// Whose code runs: none while the inbox is read.
  private @Nullable Execution<M> running;

  /// To whom the main thread has lent the turn.
  private volatile @Nullable Execution<M> lentTo;

  private boolean takingOver;
  private volatile Item.@Nullable Ending ending;
  private boolean started;

  Activity(ProcedureRunner<C, M> runner, Item first) {
    this.runner = runner;
    this.main = runner.scheduler().strand(this);
    inbox.offer(first);
  }

  Inbox.Offer offer(Item item) {
    return inbox.offer(item);
  }

  /// By whoever found the inbox empty, the first time by whoever made it.
  void wake() {
    if (started) {
      main.wake();
    } else {
      started = true;
      main.start();
    }
  }

  void shutdown() {
    runner.shutdown();
  }

  /// Why the runner takes nothing any more; empty while it lives.
  Optional<Item.Ending> ending() {
    return Optional.ofNullable(ending);
  }

  @Override
  public void run() {
    while (true) {
      var last = ending;
      if (last != null && unwound(last)) {
        end(last);
        return;
      }
      var item = next();
      if (item != null) {
        handle(item);
      } else if (!alongside.isEmpty() || !abandoned.isEmpty()) {
        main.pause();
      } else if (inbox.closeIfEmpty()) {
        runner.idle(this);
        return;
      }
    }
  }

  /// Whether an ending runner has nothing left to do. A successor inherits abandoned questions; a
  /// runner that is shut down waits for their answers.
  private boolean unwound(Item.Ending last) {
    return current == null
        && alongside.isEmpty()
        && (abandoned.isEmpty() || last.takeOver.isPresent());
  }

  /// The verbs: returns when all questions are answered.
  void await(List<Question<?>> questions) {
    var execution = running();
    try {
      execution.throwInterruption();
      execution.waitFor(questions);
      running = null;
      while (execution.waits()) {
        if (execution == current) {
          readOrPause();
        } else {
          giveBackTurn(execution);
        }
      }
      execution.throwInterruption();
    } finally {
      running = execution;
      abandoned.addAll(execution.stopWaiting());
    }
  }

  /// Waits, and leaves every message unread meanwhile.
  void takeOver(Question<?> unwound) {
    if (running() != current) {
      throw new IllegalStateException("A procedure that runs alongside takes nothing over");
    }
    takingOver = true;
    try {
      await(List.of(unwound));
    } finally {
      takingOver = false;
    }
  }

  private Execution<M> running() {
    var execution = running;
    if (execution == null || !threadOf(execution).current()) {
      throw new IllegalStateException("Only a procedure waits, and only while it runs");
    }
    return execution;
  }

  private Scheduler.Strand threadOf(Execution<M> execution) {
    var own = execution.strand;
    return own == null ? main : own;
  }

  private void readOrPause() {
    var item = next();
    if (item == null) {
      main.pause();
    } else {
      handle(item);
    }
  }

  private @Nullable Item next() {
    inbox.moveTo(unread);
    return unread.pollFirst();
  }

  private void handle(Item item) {
    switch (item) {
      case Item.Unasked unasked -> message(unasked);
      case Item.Answer answer -> settle(answer.question, answer.answer);
      case Item.Expiry expiry -> {
        expiry.question.expired(expiry.timer, expiry.round);
        abandoned.removeIf(question -> !question.open());
        lendTurns();
      }
      case Item.Inherited inherited -> {
        reread();
        inherited.messages.reversed().forEach(unread::addFirst);
        abandoned.addAll(inherited.abandoned);
        inherited.question.settle(Unwound.UNWOUND);
      }
      case Item.Ending last -> {
        ending = last;
        interruptAll(last.why);
      }
    }
  }

  private void settle(Question<?> question, Object answer) {
    if (!question.settle(answer)) {
      runner.dropped(answer, DropReason.LATE_ANSWER);
    }
    abandoned.remove(question);
    lendTurns();
  }

  private void message(Item.Unasked item) {
    if (takingOver) {
      waiting.add(item);
      return;
    }
    @SuppressWarnings("unchecked") // ProcedureRunner.post takes nothing else
    var message = (M) item.message;
    for (var question : openQuestions()) {
      var answer = question.match(message);
      if (answer.isPresent()) {
        settle(question, answer.get());
        return;
      }
    }
    if (ending != null) {
      runner.dropped(message, DropReason.SHUT_DOWN);
      return;
    }
    for (var execution : executions()) {
      switch (collision(execution, message)) {
        case ALONGSIDE -> {
          continue;
        }
        case IGNORE -> runner.dropped(message, DropReason.IGNORED);
        case REPEAT_ANSWER -> guarded(execution, () -> execution.repeatAnswer(message));
        case REFUSE -> guarded(execution, () -> execution.procedure.refuse(message));
        case WAIT -> waiting.add(item);
        case ABORT_CURRENT -> {
          waiting.addFirst(item);
          execution.interrupt(new Aborted(message));
        }
      }
      lendTurns();
      return;
    }
    start(message);
  }

  private List<Question<?>> openQuestions() {
    var open = new ArrayList<Question<?>>(2);
    executions().forEach(execution -> open.addAll(execution.waitingFor()));
    open.addAll(abandoned);
    return open;
  }

  private List<Execution<M>> executions() {
    var executions = new ArrayList<Execution<M>>(1 + alongside.size());
    if (current != null) {
      executions.add(current);
    }
    executions.addAll(alongside);
    return executions;
  }

  private Collision collision(Execution<M> execution, M message) {
    var decided = new Collision[] {Collision.IGNORE};
    guarded(execution, () -> decided[0] = execution.procedure.collideWith(message));
    return decided[0];
  }

  /// An exception in a decision of a procedure is the end of that procedure, not of another's.
  private static void guarded(Execution<?> execution, Runnable decision) {
    try {
      decision.run();
    } catch (RuntimeException | StackOverflowError failure) {
      execution.interrupt(failure);
    }
  }

  private void start(M message) {
    Optional<Procedure<M>> procedure;
    try {
      procedure = runner.procedureFor(message);
    } catch (RuntimeException | StackOverflowError failure) {
      runner.observer().failed(runner.reference(), failure);
      return;
    }
    if (procedure.isEmpty()) {
      runner.dropped(message, DropReason.UNEXPECTED);
      return;
    }
    var execution = new Execution<>(runner, procedure.get());
    if (current == null) {
      current = execution;
      perform(execution);
      current = null;
      return;
    }
    alongside.add(execution);
    var strand = runner.scheduler().strand(() -> performAlongside(execution));
    execution.strand = strand;
    lendTurn(execution, strand::start);
  }

  private void performAlongside(Execution<M> execution) {
    perform(execution);
    alongside.remove(execution);
    lentTo = null;
    main.wake();
  }

  private void perform(Execution<M> execution) {
    running = execution;
    execution.perform();
    running = null;
    if (execution.returned()) {
      abandoned.removeIf(question -> question.asker() == execution && forgotten(question));
    }
    reread();
  }

  private static boolean forgotten(Question<?> question) {
    question.forget();
    return true;
  }

  /// What waited is looked at again, before what came later.
  private void reread() {
    while (!waiting.isEmpty()) {
      unread.addFirst(waiting.removeLast());
    }
  }

  private void interruptAll(Aborted why) {
    executions().forEach(execution -> execution.interrupt(why));
    lendTurns();
  }

  /// Lets every procedure alongside run that need wait no more.
  private void lendTurns() {
    for (var execution : List.copyOf(alongside)) {
      var strand = execution.strand;
      if (strand != null && !execution.waits()) {
        lendTurn(execution, strand::wake);
      }
    }
  }

  private void lendTurn(Execution<M> execution, Runnable wake) {
    lentTo = execution;
    wake.run();
    while (lentTo != null) {
      main.pause();
    }
  }

  private void giveBackTurn(Execution<M> execution) {
    lentTo = null;
    main.wake();
    while (lentTo != execution) {
      threadOf(execution).pause();
    }
  }

  /// The runner takes nothing any more: what follows goes to the successor, the rest is dropped.
  private void end(Item.Ending last) {
    inbox.close(unread);
    reread();
    var follow = new ArrayList<Item.Unasked>();
    for (var item : unread) {
      switch (item) {
        case Item.Unasked unasked -> {
          if (runner.follows(last, unasked)) {
            follow.add(unasked);
          }
        }
        case Item.Answer answer -> settle(answer.question, answer.answer);
        case Item.Inherited inherited -> {
          follow.addAll(inherited.messages);
          abandoned.addAll(inherited.abandoned);
        }
        case Item.Ending other -> runner.deliver(other, Burst.NONE);
        case Item.Expiry _ -> {}
      }
    }
    runner.ended(this);
    last.takeOver.ifPresent(by -> ProcedureRunner.handOver(by, follow, List.copyOf(abandoned)));
  }

  /// What [#takeOver] waits for.
  enum Unwound {
    UNWOUND
  }

  @Override
  public String toString() {
    var execution = current;
    return execution == null
        ? "active"
        : execution.procedure.name() + " waiting for " + Question.describe(execution.waitingFor());
  }
}
