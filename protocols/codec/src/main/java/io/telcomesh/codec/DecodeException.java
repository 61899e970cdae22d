package io.telcomesh.codec;

import java.util.Optional;

/// The only exception a decoder throws: the octets do not have the form that the standard gives
/// them. It carries no stack trace, because the fault is in the octets and not in our code.
public final class DecodeException extends RuntimeException {
  private final transient Optional<Diagnostics> diagnostics;

  public DecodeException(String reason) {
    super(reason, null, false, false);
    this.diagnostics = Optional.empty();
  }

  /// For an element that is itself a table of rows: what was found wrong inside it.
  public DecodeException(Diagnostics diagnostics) {
    super(diagnostics.toString(), null, false, false);
    this.diagnostics = Optional.of(diagnostics);
  }

  public Optional<Diagnostics> diagnostics() {
    return diagnostics;
  }
}
