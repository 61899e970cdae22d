package io.telcomesh.referencepoints.sctp;

import java.net.InetSocketAddress;

/// An address and port at which associations are accepted.
public interface SctpListener {
  InetSocketAddress local();

  /// Accepts no more; the associations that are up stay.
  void close();
}
