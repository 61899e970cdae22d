package io.telcomesh.testbed.cluster;

/// What the user asked for cannot be done. The message says what is missing and, where there is
/// one, the command that brings it.
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1;

  public Refusal(String message) {
    super(message);
  }

  public Refusal(String message, Throwable cause) {
    super(message, cause);
  }
}
