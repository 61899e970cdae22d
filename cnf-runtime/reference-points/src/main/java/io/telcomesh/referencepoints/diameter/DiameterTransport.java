package io.telcomesh.referencepoints.diameter;

import io.telcomesh.codec.Octets;
import io.telcomesh.referencepoints.DropReason;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;

/// How Diameter messages travel: TCP or SCTP, RFC 6733 §2.1.
public interface DiameterTransport extends AutoCloseable {
  /// Accepts connections.
  ///
  /// @param local one address of ours, never a wildcard
  /// @return what stops it; the connections that are up stay
  /// @throws IOException when the address is not ours or the port is taken
  Runnable listen(InetSocketAddress local, Handler handler) throws IOException;

  /// Dials a peer; the handler hears `up` or `down`.
  ///
  /// @throws IOException when the address is not ours
  void dial(InetSocketAddress local, InetSocketAddress peer, Handler handler) throws IOException;

  @Override
  void close();

  /// A connection to a peer. All methods may be called from any thread and none waits.
  interface Connection {
    InetSocketAddress local();

    InetSocketAddress peer();

    /// Sends one whole message; in order for one thread.
    ///
    /// @return why it was not taken; empty when it was
    Optional<DropReason> send(Octets message);

    /// Closes it once what was sent has gone.
    void close();
  }

  /// Hears what happens to connections, for one connection in order.
  interface Handler {
    void up(Connection connection);

    /// Whole messages that were there at once; never empty.
    void received(Connection connection, List<Octets> burst);

    /// It ended.
    void down(Connection connection);

    /// A dial failed.
    void unreachable(InetSocketAddress peer);
  }
}
