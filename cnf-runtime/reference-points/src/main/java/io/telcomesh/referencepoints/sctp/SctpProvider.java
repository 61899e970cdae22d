package io.telcomesh.referencepoints.sctp;

import java.io.IOException;
import java.net.InetSocketAddress;

/// A way to speak SCTP. Handlers are called on the provider's own threads.
public interface SctpProvider extends AutoCloseable {
  /// For the log: which provider this is and how its packets travel.
  String description();

  /// Accepts associations at an address, which is one of ours and never a wildcard.
  ///
  /// @throws IOException when the address is not ours or the port is taken
  SctpListener listen(InetSocketAddress local, SctpOptions options, AssociationHandler handler)
      throws IOException;

  /// Dials a peer from an address of ours; port 0 = any. The handler hears `up` or `down`.
  ///
  /// @throws IOException when the address is not ours or the port is taken
  Association connect(
      InetSocketAddress local,
      InetSocketAddress peer,
      SctpOptions options,
      AssociationHandler handler)
      throws IOException;

  /// Aborts every association and ends. It waits for the provider's threads.
  @Override
  void close();
}
