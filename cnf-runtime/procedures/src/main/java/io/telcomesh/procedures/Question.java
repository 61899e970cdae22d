package io.telcomesh.procedures;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What a verb waits for. A port describes it, a verb asks it once, and its answer comes in one of
/// two ways: an end that matches sequence numbers holds the question and [#post]s to it
/// ([#handedTo]); or the runner recognises the answer among its messages ([#answeredBy]).
///
/// A **sealed** type is a switch over all its cases: whichever comes is returned. Of any other type
/// an answer that is not accepted, or is of another type, is thrown as [Refused].
///
/// @param <A> the answer
public final class Question<A> {
  private enum State {
    UNASKED,
    OPEN,
    ANSWERED,
    /// Its procedure waits no more, but the answer is wanted for its undo.
    ABANDONED,
    CLOSED
  }

  private final ProcedureRunner<?, ?> runner;
  private final Class<A> type;
  private Predicate<? super A> accepting = _ -> true;
  private Function<Object, Optional<?>> match = _ -> Optional.empty();
  private Consumer<Question<A>> first = _ -> {};
  private boolean handed;
  private @Nullable Runnable again;
  private @Nullable Consumer<? super A> undo;
  private @Nullable Timer timer;

  private volatile State state = State.UNASKED;
  private @Nullable Execution<?> asker;
  private @Nullable A answer;
  private @Nullable Retransmission retransmission;

  Question(ProcedureRunner<?, ?> runner, Class<A> type) {
    this.runner = runner;
    this.type = type;
  }

  /// Which answers mean yes. Without it all do.
  public Question<A> acceptedWhen(Predicate<? super A> accepting) {
    this.accepting = accepting;
    return this;
  }

  /// How the runner knows an answer among its messages, accepting or not: the answer taken out of
  /// the message, or empty.
  public Question<A> answeredBy(Function<Object, Optional<?>> match) {
    this.match = match;
    return this;
  }

  /// Sends the message: when asked, and again whenever the timer of [#within] says so.
  public Question<A> sending(Runnable send) {
    first = _ -> send.run();
    again = send;
    return this;
  }

  /// What the timer sends again, where the first message went inside another one.
  public Question<A> resending(Runnable send) {
    again = send;
    return this;
  }

  /// Gives the question to an end, which sends, retransmits as its protocol says, and then calls
  /// [#post] or [#expire] once, whatever happens: also when the peer or the link is gone. With a
  /// timer of the runner's own beside it the procedure need not wait so long; what the end brings
  /// after that is undone.
  public Question<A> handedTo(Consumer<Question<A>> end) {
    first = end;
    handed = true;
    return this;
  }

  /// The runner's own timer.
  public Question<A> within(Timer timer) {
    this.timer = timer;
    return this;
  }

  /// What takes back, at the peer, what an accepting answer has created. It may only send. It runs
  /// when the procedure ends with an exception, also if the answer comes after that.
  public Question<A> undoneBy(Consumer<? super A> undo) {
    this.undo = undo;
    return this;
  }

  /// Sends and waits for the accepting answer.
  ///
  /// @throws Refused by an answer that is not accepted
  /// @throws Expired without an answer
  /// @throws Aborted by what goes first
  public A ask() {
    confirm(this);
    return answer();
  }

  /// Waits for an answer to something sent before; as [#ask] otherwise.
  public A await() {
    return ask();
  }

  /// Waits until all questions have their accepting answers, in any order. The first refusal or
  /// expiry ends it.
  public static void confirm(Question<?>... questions) {
    questions[0].runner.await(List.of(questions));
  }

  /// The accepting answer, after [#confirm].
  ///
  /// @throws IllegalStateException before it
  public A answer() {
    var answered = answer;
    if (answered == null) {
      throw new IllegalStateException("No answer yet to " + this);
    }
    return answered;
  }

  /// The end has the answer, or something undecodable in its place. From any thread.
  public void post(Object answer) {
    runner.deliver(new Item.Answer(this, answer), Burst.NONE);
  }

  /// The end has sent as often as its protocol says and got nothing. From any thread.
  public void expire(Timer timer) {
    runner.deliver(new Item.Expiry(this, timer, OptionalInt.empty()), Burst.NONE);
  }

  /// Whether an answer is still of use, so that the end need go on sending. From any thread.
  public boolean open() {
    return state == State.OPEN || state == State.ABANDONED;
  }

  /// Names the context whose procedure asks, in logs and the signalling record.
  public String reference() {
    return runner.reference();
  }

  ProcedureRunner<?, ?> runner() {
    return runner;
  }

  Optional<?> match(Object message) {
    return open() ? match.apply(message) : Optional.empty();
  }

  boolean answered() {
    return state == State.ANSWERED;
  }

  void open(Execution<?> asker) {
    if (state != State.UNASKED) {
      throw new IllegalStateException("Asked twice: " + this);
    }
    if (asker.runner() != runner) {
      throw new IllegalStateException("Of another runner: " + this);
    }
    this.asker = asker;
    state = State.OPEN;
    first.accept(this);
    if (timer != null) {
      retransmission = new Retransmission(this, timer, Optional.ofNullable(again));
      retransmission.start();
    }
  }

  /// An answer came; on the runner's turn, while the question is open.
  void settle(Object came) {
    var answered = type.isInstance(came) ? type.cast(came) : null;
    boolean accepted = answered != null && accepting.test(answered);
    boolean returned = answered != null && (accepted || type.isSealed());
    boolean waitedFor = state == State.OPEN;
    answer = answered;
    close(waitedFor && returned ? State.ANSWERED : State.CLOSED);
    var takingBack = undo;
    if (accepted && takingBack != null) {
      asker().register(() -> takingBack.accept(answered));
    }
    if (waitedFor && !returned) {
      asker().interrupt(new Refused(came));
    }
  }

  /// A timer ran out: the end's, or round of ours. On the runner's turn.
  void expired(Timer expired, OptionalInt round) {
    var ours = retransmission;
    if (!open() || (round.isPresent() && (ours == null || !ours.isRound(round.getAsInt())))) {
      return;
    }
    boolean waitedFor = state == State.OPEN;
    if (waitedFor && round.isPresent() && ours != null && ours.sendAgain()) {
      return;
    }
    if (!(handed && undo != null && round.isPresent())) { // else the end still speaks
      close(State.CLOSED);
    }
    if (waitedFor) {
      asker().interrupt(new Expired(expired));
    }
  }

  /// [Procedure#resend].
  void repeat() {
    if (state == State.OPEN && retransmission != null) {
      retransmission.repeat();
    }
  }

  /// The procedure waits no more. True when the answer is still wanted because of its undo.
  boolean abandon() {
    if (state != State.OPEN) {
      return false;
    }
    if (undo == null) {
      close(State.CLOSED);
      return false;
    }
    state = State.ABANDONED;
    return true;
  }

  /// The undo is not wanted any more.
  void forget() {
    if (state == State.ABANDONED) {
      close(State.CLOSED);
    }
  }

  Execution<?> asker() {
    var execution = asker;
    if (execution == null) {
      throw new IllegalStateException("Not asked yet: " + this);
    }
    return execution;
  }

  private void close(State last) {
    state = last;
    if (retransmission != null) {
      retransmission.stop();
    }
  }

  static String describe(List<Question<?>> questions) {
    return String.join(" and ", questions.stream().map(q -> q.type.getSimpleName()).toList());
  }

  @Override
  public String toString() {
    return "question for " + type.getSimpleName() + ", " + state;
  }
}
