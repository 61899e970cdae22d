package io.telcomesh.nsm.sdk;

import com.google.protobuf.Empty;
import io.grpc.Context;
import io.grpc.Deadline;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import io.telcomesh.nsm.api.connection.Connection;
import io.telcomesh.nsm.api.networkservice.NetworkServiceGrpc;
import io.telcomesh.nsm.api.networkservice.NetworkServiceRequest;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// The gRPC face of an endpoint; its calls run in the endpoint's turn.
final class EndpointService extends NetworkServiceGrpc.NetworkServiceImplBase {

  private final ServedConnections connections;

  EndpointService(ServedConnections connections) {
    this.connections = connections;
  }

  @Override
  public void request(NetworkServiceRequest request, StreamObserver<Connection> answer) {
    answer(answer, () -> connections.request(request, CallerToken.ofCall(), deadlineOfCall()));
  }

  @Override
  public void close(Connection connection, StreamObserver<Empty> answer) {
    answer(
        answer,
        () -> {
          connections.close(connection);
          return Empty.getDefaultInstance();
        });
  }

  private static Duration deadlineOfCall() {
    Deadline deadline = Context.current().getDeadline();
    return deadline == null
        ? Duration.ZERO
        : Duration.ofMillis(Math.max(0, deadline.timeRemaining(TimeUnit.MILLISECONDS)));
  }

  private static <T> void answer(StreamObserver<T> observer, Supplier<T> served) {
    try {
      observer.onNext(served.get());
      observer.onCompleted();
    } catch (StatusRuntimeException refused) {
      observer.onError(refused);
    } catch (IllegalArgumentException wrong) {
      observer.onError(
          Status.INVALID_ARGUMENT.withDescription(wrong.getMessage()).asRuntimeException());
    }
  }
}
