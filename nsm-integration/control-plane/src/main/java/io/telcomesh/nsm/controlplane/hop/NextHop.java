package io.telcomesh.nsm.controlplane.hop;

import com.google.protobuf.Empty;
import io.grpc.Channel;
import io.grpc.Context;
import io.grpc.Status;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import io.telcomesh.nsm.api.connection.Connection;
import io.telcomesh.nsm.api.connection.ConnectionEvent;
import io.telcomesh.nsm.api.connection.ConnectionEventType;
import io.telcomesh.nsm.api.connection.MonitorConnectionGrpc;
import io.telcomesh.nsm.api.connection.MonitorScopeSelector;
import io.telcomesh.nsm.api.connection.PathSegment;
import io.telcomesh.nsm.api.connection.State;
import io.telcomesh.nsm.api.networkservice.NetworkServiceGrpc;
import io.telcomesh.nsm.api.networkservice.NetworkServiceRequest;
import io.telcomesh.nsm.sdk.CallerToken;
import io.telcomesh.nsm.sdk.NsmUrl;
import io.telcomesh.nsm.sdk.Transport;
import java.lang.System.Logger.Level;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Calls the next component on a connection's path.
public final class NextHop {
  private static final System.Logger LOG = System.getLogger(NextHop.class.getName());
  private static final long REQUEST_SECONDS = 15;
  private static final long CLOSE_SECONDS = 5;

  private final Transport transport;

  public NextHop(Transport transport) {
    this.transport = transport;
  }

  /// Requests the connection, within what is left of the time of the call being served.
  ///
  /// @return the answer as the caller holds it
  /// @throws StatusRuntimeException when it is refused; a request whose fate is unknown is taken
  ///   back
  public Connection request(NsmUrl url, NetworkServiceRequest request) {
    var asked = CallerToken.withToken(request.getConnection(), transport.tokens().issue());
    var stub = NetworkServiceGrpc.newBlockingStub(channel(url));
    if (Context.current().getDeadline() == null) {
      stub = stub.withDeadlineAfter(REQUEST_SECONDS, TimeUnit.SECONDS);
    }
    return stub.request(request.toBuilder().setConnection(asked).build());
  }

  /// Closes the connection. Goes on when the caller that wanted it has left; a next hop that does
  /// not answer loses it by expiry.
  public void close(NsmUrl url, Connection connection) {
    var asked = CallerToken.withToken(connection, transport.tokens().issue());
    try {
      Context.ROOT.run(() -> {
        Empty _ =
            NetworkServiceGrpc.newBlockingStub(channel(url))
                .withDeadlineAfter(CLOSE_SECONDS, TimeUnit.SECONDS)
                .close(asked);
      });
    } catch (StatusRuntimeException unreachable) {
      var why = Answers.status(unreachable).getDescription();
      LOG.log(Level.INFO, "{0} does not close {1}: {2}", url, asked.getId(), why);
    }
  }

  /// Follows what the next hop tells of the connection. A next hop that never tells anything of
  /// connections is taken as quiet.
  ///
  /// @param broken runs once when the stream ends otherwise than by what is returned
  /// @return ends it
  Runnable follow(NsmUrl url, PathSegment next, Consumer<State> changed, Runnable broken) {
    var selector =
        MonitorScopeSelector.newBuilder()
            .addPathSegments(PathSegment.newBuilder().setId(next.getId()).setName(next.getName()))
            .build();
    var context = Context.ROOT.withCancellation();
    context.run(() ->
        MonitorConnectionGrpc.newStub(channel(url))
            .monitorConnections(selector, new Following(context, changed, broken)));
    return () -> context.cancel(null);
  }

  private Channel channel(NsmUrl url) {
    return transport.channel(url);
  }

  private record Following(
      Context.CancellableContext context, Consumer<State> changed, Runnable broken)
      implements StreamObserver<ConnectionEvent> {
    @Override
    public void onNext(ConnectionEvent event) {
      if (event.getType() != ConnectionEventType.INITIAL_STATE_TRANSFER) {
        var deleted = event.getType() == ConnectionEventType.DELETE;
        for (var connection : event.getConnectionsMap().values()) {
          changed.accept(deleted ? State.DOWN : connection.getState());
        }
      }
    }

    @Override
    public void onError(Throwable reason) {
      if (Status.fromThrowable(reason).getCode() != Code.UNIMPLEMENTED) {
        onCompleted();
      }
    }

    @Override
    public void onCompleted() {
      if (!context.isCancelled()) {
        broken.run();
      }
    }
  }
}
