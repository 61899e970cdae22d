package io.telcomesh.nsm.sdk;

import com.google.protobuf.Empty;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.telcomesh.nsm.api.connection.Connection;
import io.telcomesh.nsm.api.connection.Mechanism;
import io.telcomesh.nsm.api.connection.State;
import io.telcomesh.nsm.api.networkservice.NetworkServiceGrpc;
import io.telcomesh.nsm.api.networkservice.NetworkServiceRequest;
import io.telcomesh.nsm.api.registry.NetworkService;
import io.telcomesh.nsm.api.registry.NetworkServiceEndpoint;
import io.telcomesh.nsm.api.registry.NetworkServiceEndpointQuery;
import io.telcomesh.nsm.api.registry.NetworkServiceEndpointRegistryGrpc;
import io.telcomesh.nsm.api.registry.NetworkServiceEndpointResponse;
import io.telcomesh.nsm.api.registry.NetworkServiceQuery;
import io.telcomesh.nsm.api.registry.NetworkServiceRegistryGrpc;
import io.telcomesh.nsm.api.registry.NetworkServiceResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/// A manager, its registry and a forwarder without a data path, in one hop, for tests.
final class FakeManager implements AutoCloseable {

  static final Duration REGISTRATION = Duration.ofMinutes(1);

  final BlockingQueue<NetworkServiceRequest> requests = new LinkedBlockingQueue<>();
  final BlockingQueue<Connection> closes = new LinkedBlockingQueue<>();
  final BlockingQueue<NetworkServiceEndpoint> registrations = new LinkedBlockingQueue<>();
  final BlockingQueue<String> unregistrations = new LinkedBlockingQueue<>();
  final BlockingQueue<String> watches = new LinkedBlockingQueue<>();
  final ConnectionMonitor monitor = new ConnectionMonitor();
  volatile boolean refusing;

  private final NsmClock clock;
  private final Transport transport;
  private final NetworkService service;
  private final Server server;
  private final Map<String, NetworkServiceEndpoint> endpoints = new ConcurrentHashMap<>();
  private final Map<String, Connection> downstream = new ConcurrentHashMap<>();
  private final List<StreamObserver<NetworkServiceEndpointResponse>> watchers =
      new CopyOnWriteArrayList<>();

  FakeManager(NsmUrl url, NetworkService service, Transport transport, NsmClock clock) {
    this.clock = clock;
    this.transport = transport;
    this.service = service;
    this.server =
        transport.listen(
            url,
            Executors.newVirtualThreadPerTaskExecutor(),
            List.of(new Requests(), new Endpoints(), new Services(), monitor));
  }

  /// Tells the client of the connection that it is down.
  void reportDown() {
    downstream.forEach(
        (id, _) -> monitor.update(view(id).toBuilder().setState(State.DOWN).build()));
  }

  /// Asks the client of the connection to request it anew.
  void wantRefresh() {
    downstream.forEach(
        (id, _) -> monitor.update(view(id).toBuilder().setState(State.REFRESH_REQUESTED).build()));
  }

  /// Drops a registration as if it had expired.
  synchronized void lapse(String endpoint) {
    var gone = endpoints.remove(endpoint);
    tell(
        NetworkServiceEndpointResponse.newBuilder()
            .setNetworkServiceEndpoint(gone)
            .setDeleted(true)
            .build());
  }

  @Override
  public void close() {
    try {
      server.shutdownNow().awaitTermination();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private final Map<String, Connection> views = new ConcurrentHashMap<>();

  private Connection view(String id) {
    return views.getOrDefault(id, Connection.getDefaultInstance());
  }

  private Connection forwarded(NetworkServiceRequest request) {
    if (refusing) {
      throw Status.UNKNOWN.withDescription("all forwarders have failed").asRuntimeException();
    }
    var asked = request.getConnection();
    var entered =
        CallerToken.written(
            ConnectionPath.enter(asked, "nsmgr-1"),
            CallerToken.ofCall(),
            transport.tokens().issue());
    if (asked.getState() == State.RESELECT_REQUESTED) {
      var old = downstream.remove(entered.getId());
      if (old != null) {
        closeDownstream(old);
      }
    }
    var onward = entered.toBuilder().clearMechanism();
    var before = downstream.get(entered.getId());
    if (before != null) {
      onward.setMechanism(before.getMechanism());
    }
    String chosen = asked.getNetworkServiceEndpointName();
    if (chosen.isEmpty()) {
      chosen =
          Matching.endpoints(service, asked.getLabelsMap(), List.copyOf(endpoints.values()))
              .stream()
              .findFirst()
              .orElseThrow(
                  () -> Status.UNKNOWN.withDescription("candidates not found").asRuntimeException())
              .getName();
    }
    onward.setNetworkServiceEndpointName(chosen);
    var answer =
        endpoint(onward.build())
            .request(
                NetworkServiceRequest.newBuilder()
                    .setConnection(onward)
                    .addMechanismPreferences(
                        Mechanism.newBuilder().setCls("LOCAL").setType("KERNEL"))
                    .build());
    downstream.put(entered.getId(), answer);
    var mechanism =
        asked.hasMechanism() ? asked.getMechanism() : request.getMechanismPreferences(0);
    var ours = answer.toBuilder().setMechanism(mechanism).build();
    views.put(entered.getId(), ours);
    monitor.update(ours);
    return ConnectionPath.leave(ours, asked);
  }

  private void closeDownstream(Connection connection) {
    if (endpoints.containsKey(connection.getNetworkServiceEndpointName())) {
      var _ = endpoint(connection).close(connection);
    }
  }

  private NetworkServiceGrpc.NetworkServiceBlockingStub endpoint(Connection connection) {
    var registered = endpoints.get(connection.getNetworkServiceEndpointName());
    if (registered == null) {
      throw Status.UNKNOWN
          .withDescription("network service endpoint not found")
          .asRuntimeException();
    }
    return NetworkServiceGrpc.newBlockingStub(transport.channel(NsmUrl.parse(registered.getUrl())));
  }

  private synchronized void offered(NetworkServiceEndpoint endpoint) {
    endpoints.put(endpoint.getName(), endpoint);
    tell(found(endpoint));
  }

  private synchronized void watch(StreamObserver<NetworkServiceEndpointResponse> watcher) {
    ((ServerCallStreamObserver<?>) watcher).setOnCancelHandler(() -> watchers.remove(watcher));
    endpoints.values().forEach(endpoint -> watcher.onNext(found(endpoint)));
    watchers.add(watcher);
  }

  private void tell(NetworkServiceEndpointResponse change) {
    watchers.forEach(watcher -> watcher.onNext(change));
  }

  private static NetworkServiceEndpointResponse found(NetworkServiceEndpoint endpoint) {
    return NetworkServiceEndpointResponse.newBuilder().setNetworkServiceEndpoint(endpoint).build();
  }

  private final class Requests extends NetworkServiceGrpc.NetworkServiceImplBase {
    @Override
    public void request(NetworkServiceRequest request, StreamObserver<Connection> answer) {
      try {
        answer.onNext(forwarded(request));
        requests.add(request);
        answer.onCompleted();
      } catch (StatusRuntimeException refused) {
        requests.add(request);
        answer.onError(refused);
      }
    }

    @Override
    public void close(Connection asked, StreamObserver<Empty> answer) {
      var entered = ConnectionPath.enter(asked, "nsmgr-1");
      var onward = downstream.remove(entered.getId());
      if (onward != null) {
        closeDownstream(onward);
        monitor.delete(entered.getId());
      }
      closes.add(asked);
      answer.onNext(Empty.getDefaultInstance());
      answer.onCompleted();
    }
  }

  private final class Endpoints
      extends NetworkServiceEndpointRegistryGrpc.NetworkServiceEndpointRegistryImplBase {
    @Override
    public void register(
        NetworkServiceEndpoint endpoint, StreamObserver<NetworkServiceEndpoint> answer) {
      var registered =
          endpoint.toBuilder()
              .setExpirationTime(Token.timestamp(clock.now().plus(REGISTRATION)))
              .setInitialRegistrationTime(Token.timestamp(HandClock.START))
              .build();
      offered(registered);
      registrations.add(endpoint);
      answer.onNext(registered);
      answer.onCompleted();
    }

    @Override
    public void find(
        NetworkServiceEndpointQuery query, StreamObserver<NetworkServiceEndpointResponse> answer) {
      if (query.getWatch()) {
        watch(answer);
        watches.add(query.getNetworkServiceEndpoint().getName());
      } else {
        endpoints.values().forEach(endpoint -> answer.onNext(found(endpoint)));
        answer.onCompleted();
      }
    }

    @Override
    public void unregister(NetworkServiceEndpoint endpoint, StreamObserver<Empty> answer) {
      endpoints.remove(endpoint.getName());
      unregistrations.add(endpoint.getName());
      answer.onNext(Empty.getDefaultInstance());
      answer.onCompleted();
    }
  }

  private final class Services extends NetworkServiceRegistryGrpc.NetworkServiceRegistryImplBase {
    @Override
    public void find(NetworkServiceQuery query, StreamObserver<NetworkServiceResponse> answer) {
      answer.onNext(NetworkServiceResponse.newBuilder().setNetworkService(service).build());
      if (!query.getWatch()) {
        answer.onCompleted();
      }
    }
  }
}
