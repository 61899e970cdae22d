package io.telcomesh.procedures;

/// One 3GPP procedure: a straight line that waits for its peers with `ask`, `confirm` and `await`.
/// It runs once, on a virtual thread, while no other procedure of its runner runs; so it needs no
/// lock. What it knows of its context may change across every wait.
///
/// @param <M> the messages that reach the runner, best a sealed type
public abstract class Procedure<M> {
  static final Runnable NOTHING = () -> {};

  Runnable resend = NOTHING;

  /// The procedure, from its first message to its last. Returning forgets all undos; leaving with
  /// an exception runs them.
  protected abstract void run();

  /// What to do with a message that is no answer, while this procedure waits: one exhaustive switch
  /// with the clauses of the abnormal cases. It may only look and decide.
  protected Collision collideWith(M message) {
    return Collision.WAIT;
  }

  /// For [Collision#REPEAT_ANSWER], may only send: [#resend], unless overridden.
  protected void repeatAnswer(M message) {
    resend();
  }

  /// Sends again every message that is under way and has a timer in the runner. The timer starts
  /// anew and counts no retransmission.
  protected final void resend() {
    resend.run();
  }

  /// For [Collision#REFUSE], may only send.
  protected void refuse(M message) {
    throw new IllegalStateException(name() + " refuses a message but does not say how");
  }

  /// Called once when [#run] was left with an exception, before the undos: here the reject is built
  /// and what is our own is given back. It may only send. Where we were wrong, this is an [Aborted]
  /// by the exception.
  protected void failed(Unwinding why) {}

  /// The name in log and metrics.
  protected String name() {
    return getClass().getSimpleName();
  }
}
