package io.telcomesh.referencepoints.sctp;

import io.telcomesh.referencepoints.DropReason;
import java.net.InetSocketAddress;
import java.util.Optional;

/// An SCTP association. All methods may be called from any thread and none waits.
public interface Association {
  InetSocketAddress local();

  InetSocketAddress peer();

  /// How many streams both sides may use, 1 to 65535; 0 before the association is up.
  int streams();

  /// Sends a message, ordered within its stream. Messages of one thread keep their order.
  ///
  /// @return why it was not taken: NOT_CONNECTED, CONGESTED (more than
  ///   [SctpOptions#sendQueueOctets] wait already) or TOO_LONG; empty when it was
  Optional<DropReason> send(SctpMessage message);

  /// Takes no more messages from the peer, who is told to wait when the buffers are full. Called by
  /// the handler, within `received`; some that were read already may still come.
  void stopReading();

  /// Takes messages again.
  void readOn();

  /// Ends the association once everything sent has arrived; the handler hears `down`.
  void shutdown();

  /// Ends the association at once; the peer gets an ABORT and the handler hears `down`.
  void abort();
}
