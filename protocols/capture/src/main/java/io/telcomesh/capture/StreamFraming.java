package io.telcomesh.capture;

import io.telcomesh.codec.Octets;
import java.util.OptionalInt;

/// How messages lie in the stream of a TCP connection.
public interface StreamFraming {
  /// As many octets as say how long a message is.
  int headerLength();

  /// The length of the message that begins with these octets, they included; empty where no message
  /// begins so.
  ///
  /// @param header of [#headerLength]
  OptionalInt messageLength(Octets header);
}
