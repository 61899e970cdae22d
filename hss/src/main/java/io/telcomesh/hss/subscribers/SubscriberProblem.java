package io.telcomesh.hss.subscribers;

import org.springframework.http.HttpStatus;

/// A request that is well formed but cannot be done.
final class SubscriberProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final HttpStatus status;

  SubscriberProblem(HttpStatus status, String detail) {
    super(detail);
    this.status = status;
  }

  HttpStatus status() {
    return status;
  }
}
