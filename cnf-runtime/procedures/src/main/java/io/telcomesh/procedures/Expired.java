package io.telcomesh.procedures;

/// A peer did not answer, although asked as often as the timer's row says.
public final class Expired extends Unwinding {
  private static final long serialVersionUID = 1L;

  private final transient Timer timer;

  public Expired(Timer timer) {
    super("Expired: " + timer.name());
    this.timer = timer;
  }

  public Timer timer() {
    return timer;
  }

  @Override
  Outcome outcome() {
    return Outcome.EXPIRED;
  }
}
