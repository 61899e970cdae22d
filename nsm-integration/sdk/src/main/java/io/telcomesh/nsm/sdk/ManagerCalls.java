package io.telcomesh.nsm.sdk;

import io.grpc.Channel;
import io.grpc.Context;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.telcomesh.nsm.api.connection.Connection;
import io.telcomesh.nsm.api.connection.Mechanism;
import io.telcomesh.nsm.api.networkservice.NetworkServiceGrpc;
import io.telcomesh.nsm.api.networkservice.NetworkServiceRequest;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// The calls about one connection to the node's manager, each as whoever calls waits for it.
final class ManagerCalls {

  private static final System.Logger LOG = System.getLogger(ManagerCalls.class.getName());
  private static final Duration REQUEST_DEADLINE = Duration.ofSeconds(15);
  private static final Duration CLOSE_DEADLINE = Duration.ofSeconds(5);

  /// How a request ended.
  sealed interface Outcome {}

  record Accepted(Connection connection) implements Outcome {}

  /// The manager is silent or cannot be reached.
  record Silent(Status status) implements Outcome {}

  /// It has answered that it cannot.
  record Refused(Status status) implements Outcome {}

  /// We are leaving and have not waited for the answer.
  record Left() implements Outcome {}

  private final Channel manager;
  private final TokenSource tokens;
  private final Mechanism mechanism;
  private final Context.CancellableContext life = Context.ROOT.withCancellation();

  ManagerCalls(Channel manager, TokenSource tokens, Mechanism mechanism) {
    this.manager = manager;
    this.tokens = tokens;
    this.mechanism = mechanism;
  }

  Outcome request(Connection connection) {
    var request =
        NetworkServiceRequest.newBuilder()
            .setConnection(CallerToken.withToken(measured(connection), tokens.issue()))
            .addMechanismPreferences(mechanism)
            .build();
    Context caller = life.attach();
    try {
      return new Accepted(stub(REQUEST_DEADLINE).request(request));
    } catch (StatusRuntimeException failed) {
      return life.isCancelled() ? new Left() : outcome(failed.getStatus());
    } finally {
      life.detach(caller);
    }
  }

  void close(Connection connection) {
    try {
      var _ = stub(CLOSE_DEADLINE).close(CallerToken.withToken(connection, tokens.issue()));
    } catch (StatusRuntimeException failed) {
      LOG.log(Level.INFO, "{0} was not closed: {1}", connection.getId(), failed.getStatus());
    }
  }

  /// Ends the request that waits for an answer, and those that come; closes still go out.
  void leave() {
    life.cancel(null);
  }

  private static Outcome outcome(Status status) {
    return switch (status.getCode()) {
      case UNAVAILABLE, DEADLINE_EXCEEDED -> new Silent(status);
      default -> new Refused(status);
    };
  }

  private Connection measured(Connection connection) {
    var segment = ConnectionPath.own(connection).toBuilder();
    KernelMechanism.interfaceName(mechanism)
        .ifPresent(
            name -> segment.putMetrics("client_interface", KernelMechanism.TYPE + "/" + name));
    return ConnectionPath.withOwn(connection, segment.build());
  }

  private NetworkServiceGrpc.NetworkServiceBlockingStub stub(Duration deadline) {
    return NetworkServiceGrpc.newBlockingStub(manager)
        .withDeadlineAfter(deadline.toMillis(), TimeUnit.MILLISECONDS);
  }
}
