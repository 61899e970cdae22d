package io.telcomesh.nas.eps.ie;

/// A value that the standard gives a number.
public interface Coded {
  int code();
}
