package io.telcomesh.procedures;

/// Something else goes first. Once thrown, every further verb of the procedure throws it again.
public sealed class Aborted extends Unwinding permits Superseded {
  private static final long serialVersionUID = 1L;

  private final transient Object by;

  public Aborted(Object by) {
    super("Aborted by " + by.getClass().getSimpleName());
    this.by = by;
  }

  /// The message that aborted the procedure, [Shutdown], or the exception where we were wrong.
  public Object by() {
    return by;
  }

  @Override
  Outcome outcome() {
    return Outcome.ABORTED;
  }

  /// The runner was shut down.
  public record Shutdown() {}
}
