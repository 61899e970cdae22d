package io.telcomesh.security;

import java.security.GeneralSecurityException;
import java.util.ArrayDeque;

/// Cipher and Mac objects to be used by one thread at a time. Making one costs more than using it,
/// and one a thread would be one a procedure.
final class Pool<T> {
  private final Make<T> make;
  private final ArrayDeque<T> idle = new ArrayDeque<>();

  Pool(Make<T> make) {
    this.make = make;
  }

  <R> R use(Use<T, R> use) {
    try {
      var taken = take();
      R result = use.of(taken);
      giveBack(taken);
      return result;
    } catch (GeneralSecurityException failure) { // keys have been checked, the JDK has AES and HMAC
      throw new IllegalStateException(failure);
    }
  }

  private T take() throws GeneralSecurityException {
    synchronized (idle) {
      if (!idle.isEmpty()) {
        return idle.pop();
      }
    }
    return make.one();
  }

  private void giveBack(T taken) {
    synchronized (idle) {
      idle.push(taken);
    }
  }

  interface Make<T> {
    T one() throws GeneralSecurityException;
  }

  interface Use<T, R> {
    R of(T taken) throws GeneralSecurityException;
  }
}
