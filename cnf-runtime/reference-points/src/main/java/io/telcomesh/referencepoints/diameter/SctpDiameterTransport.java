package io.telcomesh.referencepoints.diameter;

import io.telcomesh.codec.Octets;
import io.telcomesh.referencepoints.DropReason;
import io.telcomesh.referencepoints.sctp.Association;
import io.telcomesh.referencepoints.sctp.AssociationEnd;
import io.telcomesh.referencepoints.sctp.AssociationHandler;
import io.telcomesh.referencepoints.sctp.SctpMessage;
import io.telcomesh.referencepoints.sctp.SctpOptions;
import io.telcomesh.referencepoints.sctp.SctpProvider;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Diameter over SCTP: one message of each, RFC 6733 §2.1. All go on stream 0, because a peer may
/// not rely on more. The SCTP provider stays its owner's.
public final class SctpDiameterTransport implements DiameterTransport {
  private static final int PAYLOAD_PROTOCOL = 46;

  // freeDiameter sends its first messages with 0.
  private static final List<Integer> ACCEPTED = List.of(PAYLOAD_PROTOCOL, 0);

  private final SctpProvider sctp;
  private final SctpOptions options;

  public SctpDiameterTransport(SctpProvider sctp, SctpOptions options) {
    this.sctp = sctp;
    this.options = options;
  }

  @Override
  public Runnable listen(InetSocketAddress local, Handler handler) throws IOException {
    return sctp.listen(local, options, new Adapter(handler))::close;
  }

  @Override
  public void dial(InetSocketAddress local, InetSocketAddress peer, Handler handler)
      throws IOException {
    sctp.connect(local, peer, options, new Adapter(handler));
  }

  @Override
  public void close() {}

  private record SctpConnection(Association association) implements Connection {
    @Override
    public InetSocketAddress local() {
      return association.local();
    }

    @Override
    public InetSocketAddress peer() {
      return association.peer();
    }

    @Override
    public Optional<DropReason> send(Octets message) {
      return association.send(new SctpMessage(0, PAYLOAD_PROTOCOL, message));
    }

    @Override
    public void close() {
      association.shutdown();
    }
  }

  private record Adapter(Handler handler, Map<Association, Connection> connections)
      implements AssociationHandler {
    private Adapter(Handler handler) {
      this(handler, new ConcurrentHashMap<>());
    }

    @Override
    public void up(Association association) {
      var connection = new SctpConnection(association);
      connections.put(association, connection);
      handler.up(connection);
    }

    @Override
    public void received(Association association, List<SctpMessage> burst) {
      var connection = connections.get(association);
      var messages =
          burst.stream()
              .filter(message -> ACCEPTED.contains(message.payloadProtocol()))
              .map(SctpMessage::octets)
              .toList();
      if (connection != null && !messages.isEmpty()) {
        handler.received(connection, messages);
      }
    }

    // The peer's state machine starts anew, and so does ours.
    @Override
    public void restarted(Association association) {
      Optional.ofNullable(connections.remove(association)).ifPresent(handler::down);
      up(association);
    }

    @Override
    public void down(Association association, AssociationEnd end) {
      Optional.ofNullable(connections.remove(association))
          .ifPresentOrElse(handler::down, () -> handler.unreachable(association.peer()));
    }
  }
}
