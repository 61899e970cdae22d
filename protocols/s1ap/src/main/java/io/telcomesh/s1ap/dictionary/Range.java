package io.telcomesh.s1ap.dictionary;

import io.telcomesh.s1ap.dictionary.Rows.TypeRow;

/// A constraint of a type: `a..b` or `a`, either with `, ext`.
record Range(long atLeast, long atMost, boolean extensible) {
  static Range of(TypeRow row) {
    var parts = row.constraint().split(", ");
    var bounds = parts[0].split("\\.\\.");
    return new Range(
        Long.parseUnsignedLong(bounds[0]),
        Long.parseUnsignedLong(bounds[bounds.length - 1]),
        parts.length > 1);
  }

  int least() {
    return Math.toIntExact(atLeast);
  }

  int most() {
    return Math.toIntExact(atMost);
  }
}
