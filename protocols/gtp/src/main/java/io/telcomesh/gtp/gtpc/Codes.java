package io.telcomesh.gtp.gtpc;

final class Codes {
  private Codes() {}

  static void require(long code, long most, String what) {
    if (code < 0 || code > most) {
      throw new IllegalArgumentException("%s is 0 to %d, not %d".formatted(what, most, code));
    }
  }
}
