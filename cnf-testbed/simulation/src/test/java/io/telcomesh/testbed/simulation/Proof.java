package io.telcomesh.testbed.simulation;

import java.util.Comparator;

/// A test that says which feature it proves.
///
/// @param module the folder of the module whose test it is
record Proof(String feature, String module, String test) {
  static final Comparator<Proof> IN_READING_ORDER =
      Comparator.comparing(Proof::feature).thenComparing(Proof::test);

  /// A codec's test proves nothing of a procedure.
  boolean mayProve(Feature row) {
    boolean codecs = module.startsWith("protocols/");
    return !codecs || row.provenBy().equals("codec") || !feature.equals(row.id());
  }
}
