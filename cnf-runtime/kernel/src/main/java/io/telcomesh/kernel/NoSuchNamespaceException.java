package io.telcomesh.kernel;

/// A network namespace that was named is not there, or not there any more.
public final class NoSuchNamespaceException extends RuntimeException {
  NoSuchNamespaceException(String message) {
    super(message);
  }

  NoSuchNamespaceException(String message, Throwable cause) {
    super(message, cause);
  }
}
