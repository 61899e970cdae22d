package io.telcomesh.testbed.decode;

import io.telcomesh.capture.CapturedMessage;

/// How messages are written out.
interface Printout {
  void message(CapturedMessage carrier, Finding finding);

  /// After the last message, where re-encoding is asked for.
  void counts(Counts counts);
}
