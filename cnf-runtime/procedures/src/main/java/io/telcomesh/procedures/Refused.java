package io.telcomesh.procedures;

import java.util.Optional;

/// A peer's answer says no, or says something that is no answer; or the procedure itself refuses
/// what its peer asked for, with its own cause as the answer.
public final class Refused extends Unwinding {
  private static final long serialVersionUID = 1L;

  private final transient Object answer;

  public Refused(Object answer) {
    super("Refused: " + answer.getClass().getSimpleName());
    this.answer = answer;
  }

  /// What the peer answered, or the cause that a procedure of ours gave.
  public Object answer() {
    return answer;
  }

  /// The answer if it is of this type.
  public <A> Optional<A> answer(Class<A> type) {
    return type.isInstance(answer) ? Optional.of(type.cast(answer)) : Optional.empty();
  }

  @Override
  Outcome outcome() {
    return Outcome.REFUSED;
  }
}
