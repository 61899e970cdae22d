package io.telcomesh.boot.signalling;

import io.telcomesh.codec.Octets;
import io.telcomesh.codec.Tree;

/// How the messages of a reference point are read. A function supplies one for each of its own; the
/// tree comes from the message's own table, there is no second decoder.
public interface SignallingDecoder {
  /// Whether the record is of this decoder's protocol, by reference point and port.
  boolean reads(Recorded recorded);

  /// What the metrics call the message. It is called for every message, on the thread that read or
  /// wrote it.
  Label label(Recorded recorded);

  /// The message for the eye. Never throws: what cannot be decoded says so in the tree.
  Seen decode(Recorded recorded);

  /// @param message as its specification names it, or a number where we know no name; never text of
  ///   the peer, for it becomes a metric's label
  /// @param result `request`, `accepted`, `refused` or `undecodable`
  /// @param cause the number that the message gives as its cause or result, else `none`
  record Label(String message, String result, String cause) {
    Label(String message, String result) {
      this(message, result, "none");
    }
  }

  /// @param message the message's name
  /// @param octets the message with every key and vector blanked
  record Seen(String message, Tree tree, Octets octets) {}
}
