package io.telcomesh.gtp;

/// Tunnel endpoint identifier, 32 bits: the receiver of a tunnel chose it and finds his context by
/// it. 0 is no tunnel: the sender does not know the receiver's identifier yet.
public record Teid(int value) {
  public static final Teid NONE = new Teid(0);

  @Override
  public String toString() {
    return "%08x".formatted(value);
  }
}
