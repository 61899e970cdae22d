package io.telcomesh.testbed.simulation;

import java.util.Arrays;

/// A row of the feature tables, as `features.txt` has it.
///
/// @param provenBy `codec`, or `procedure` over reference-point ends
record Feature(
    String id, String tier, String table, String provenBy, String feature, String clause) {
  static Feature of(String line) {
    var cells = Arrays.stream(line.split("\\|", -1)).map(String::strip).toArray(String[]::new);
    return new Feature(cells[0], cells[1], cells[2], cells[3], cells[4], cells[5]);
  }
}
