package io.telcomesh.referencepoints;

/// Which way a message went, seen from the function that tells of it.
public enum Direction {
  SENT,
  RECEIVED
}
