package io.telcomesh.procedures;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A runner while it is active: one virtual thread that runs the current procedure and, whenever
/// that waits, reads the inbox. A procedure that runs alongside has a thread of its own.
final class Activity<C, M> implements Runnable {
  /// A peer that sends without end must not fill the memory.
  private static final int MAY_WAIT = 64;

  private final ProcedureRunner<C, M> runner;
  private final Scheduler.Strand main;
  private final Turn<M> turn;
  private final Inbox inbox = new Inbox();
  private final ArrayDeque<Item> unread = new ArrayDeque<>(4);

  /// What collides with a procedure that says WAIT; first of all, what has aborted one.
  private final ArrayDeque<Item> waiting = new ArrayDeque<>(0);

  private final Executions<M> executions = new Executions<>();
  private boolean takingOver;
  private volatile Item.@Nullable Ending ending;
  private boolean started;

  Activity(ProcedureRunner<C, M> runner, Item first) {
    this.runner = runner;
    this.main = runner.scheduler().strand(this);
    this.turn = new Turn<>(main);
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

  ProcedureRunner<C, M> runner() {
    return runner;
  }

  /// Why the runner takes nothing any more; empty while it lives.
  Optional<Item.Ending> ending() {
    return Optional.ofNullable(ending);
  }

  boolean over() {
    return inbox.closed();
  }

  @Override
  public void run() {
    while (true) {
      var last = ending;
      if (last != null && unwound(last)) {
        end(last);
        return;
      }
      if (readOne()) {
        continue;
      }
      if (!executions.none() || !executions.nothingAbandoned()) {
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
    return executions.none() && (executions.nothingAbandoned() || last.takeOver.isPresent());
  }

  /// The verbs: returns when all questions are answered.
  void await(List<Question<?>> questions) {
    var execution = turn.running();
    try {
      execution.waitFor(questions);
      turn.nobodyRuns();
      while (execution.waits()) {
        if (!executions.isCurrent(execution)) {
          turn.giveBack();
          turn.awaitLoan(execution);
        } else if (!readOne()) {
          main.pause();
        }
      }
      execution.throwInterruption();
    } finally {
      turn.runs(execution);
      executions.abandon(execution.stopWaiting());
    }
  }

  /// Waits, and leaves every message unread meanwhile.
  void takeOver(Question<?> unwound) {
    if (!executions.isCurrent(turn.running())) {
      throw new IllegalStateException("A procedure that runs alongside takes nothing over");
    }
    takingOver = true;
    try {
      await(List.of(unwound));
    } finally {
      takingOver = false;
    }
  }

  /// Reads one item, and lets every procedure alongside run that it has something for.
  private boolean readOne() {
    inbox.moveTo(unread);
    var item = unread.poll();
    if (item == null) {
      return false;
    }
    handle(item);
    for (var execution : executions.alongside()) {
      if (!execution.waits()) {
        turn.lend(execution, execution::wake);
      }
    }
    return true;
  }

  private void handle(Item item) {
    switch (item) {
      case Item.Unasked unasked -> message(unasked);
      case Item.Answer answer -> settle(answer.question, answer.answer);
      case Item.Expiry expiry -> {
        var question = expiry.question;
        question.asker().guarded(() -> question.expired(expiry.timer, expiry.round));
        executions.forgetClosed();
      }
      case Item.Inherited inherited -> {
        reread();
        inherited.messages.reversed().forEach(unread::addFirst);
        executions.abandon(inherited.abandoned);
        inherited.question.settle(Unwound.UNWOUND);
      }
      case Item.Ending last -> {
        ending = last;
        executions.all().forEach(execution -> execution.interrupt(last.why));
      }
    }
  }

  private void settle(Question<?> question, Object answer) {
    if (!question.open()) {
      runner.dropped(answer, DropReason.LATE_ANSWER);
    } else {
      question.asker().guarded(() -> question.settle(answer));
      question.forget();
      executions.forgetClosed();
    }
  }

  private void message(Item.Unasked item) {
    item.read();
    if (takingOver) {
      letWait(item);
    } else if (!answersQuestion(item.message)) {
      if (ending == null) {
        collide(item);
      } else {
        runner.dropped(item.message, DropReason.SHUT_DOWN);
      }
    }
  }

  private boolean answersQuestion(Object message) {
    var question = executions.asking(message);
    question.ifPresent(asked -> settle(asked.question(), asked.answer()));
    return question.isPresent();
  }

  /// Every running procedure decides, until one stands against the message.
  private void collide(Item.Unasked item) {
    @SuppressWarnings("unchecked") // ProcedureRunner.post takes nothing else
    var message = (M) item.message;
    for (var execution : executions.all()) {
      var collision = execution.collideWith(message);
      switch (collision) {
        case ALONGSIDE -> {}
        case IGNORE -> runner.dropped(message, DropReason.IGNORED);
        case REPEAT_ANSWER -> execution.guarded(() -> execution.procedure.repeatAnswer(message));
        case REFUSE -> execution.guarded(() -> execution.procedure.refuse(message));
        case WAIT -> letWait(item);
        case ABORT_CURRENT -> {
          waiting.addFirst(item);
          execution.interrupt(new Aborted(message));
        }
      }
      if (collision != Collision.ALONGSIDE) {
        return;
      }
    }
    runner.procedureFor(message).ifPresent(this::start);
  }

  private void letWait(Item.Unasked item) {
    if (waiting.size() < MAY_WAIT) {
      waiting.addLast(item);
    } else {
      runner.dropped(item.message, DropReason.TOO_MANY_WAIT);
    }
  }

  private void start(Procedure<M> procedure) {
    var execution = new Execution<>(runner, procedure);
    if (executions.noCurrent()) {
      executions.current(execution);
      perform(execution);
    } else {
      executions.alongside(execution);
      var strand = runner.scheduler().strand(() -> performAlongside(execution));
      execution.strand = strand;
      turn.lend(execution, strand::start);
    }
  }

  private void performAlongside(Execution<M> execution) {
    perform(execution);
    turn.giveBack();
  }

  private void perform(Execution<M> execution) {
    turn.runs(execution);
    var cause = execution.run();
    turn.nobodyRuns();
    execution.end(cause);
    executions.ended(execution);
    reread();
  }

  /// What waited is looked at again, before what came later.
  private void reread() {
    while (!waiting.isEmpty()) {
      unread.addFirst(waiting.removeLast());
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
          unasked.read();
          if (runner.follows(last, unasked)) {
            follow.add(unasked);
          }
        }
        case Item.Inherited inherited -> {
          follow.addAll(inherited.messages);
          executions.abandon(inherited.abandoned);
        }
        case Item.Ending later -> runner.deliver(later, Burst.NONE);
        case Item.Answer _, Item.Expiry _ -> handle(item);
      }
    }
    runner.ended(this);
    last.takeOver.ifPresent(by -> ProcedureRunner.handOver(by, follow, executions.abandoned()));
  }

  /// What [#takeOver] waits for.
  enum Unwound {
    UNWOUND
  }

  @Override
  public String toString() {
    return executions.toString();
  }
}
