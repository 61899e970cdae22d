package io.telcomesh.capture;

import java.util.Optional;

/// The packets of a file of one format.
interface PacketSource {
  /// Empty at the end of the file.
  ///
  /// @throws CaptureException when the file is damaged
  Optional<Packet> next();
}
