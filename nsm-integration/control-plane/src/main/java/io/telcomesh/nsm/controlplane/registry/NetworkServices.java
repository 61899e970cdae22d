package io.telcomesh.nsm.controlplane.registry;

import com.google.protobuf.Empty;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.telcomesh.nsm.api.registry.NetworkService;
import io.telcomesh.nsm.api.registry.NetworkServiceQuery;
import io.telcomesh.nsm.api.registry.NetworkServiceRegistryGrpc;
import io.telcomesh.nsm.api.registry.NetworkServiceResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/// The registry of network services. Those that were read from files cannot be replaced or removed
/// by a caller: the topology's word counts, and an endpoint that registers its service by itself
/// changes nothing.
public final class NetworkServices
    extends NetworkServiceRegistryGrpc.NetworkServiceRegistryImplBase {
  private static final String DEFAULT_PAYLOAD = "IP";

  private final Map<String, NetworkService> services = new LinkedHashMap<>();
  private final Map<String, NetworkService> fromFiles = new LinkedHashMap<>();
  private final Watchers<NetworkService, NetworkServiceResponse> watchers = new Watchers<>(this);

  public NetworkServices(Iterable<NetworkService> fromFiles) {
    for (var service : fromFiles) {
      this.fromFiles.put(service.getName(), withPayload(service));
    }
    services.putAll(this.fromFiles);
  }

  @Override
  public synchronized void register(NetworkService request, StreamObserver<NetworkService> answer) {
    if (request.getName().isEmpty()) {
      answer.onError(
          Status.INVALID_ARGUMENT
              .withDescription("a network service needs a name")
              .asRuntimeException());
      return;
    }
    var service = fromFiles.getOrDefault(request.getName(), withPayload(request));
    services.put(service.getName(), service);
    watchers.tell(service, response(service, false));
    answer.onNext(service);
    answer.onCompleted();
  }

  @Override
  public synchronized void find(
      NetworkServiceQuery query, StreamObserver<NetworkServiceResponse> answer) {
    var selected = selectedBy(query.getNetworkService());
    services.values().stream()
        .filter(selected)
        .forEach(service -> answer.onNext(response(service, false)));
    if (query.getWatch()) {
      watchers.add(answer, selected);
    } else {
      answer.onCompleted();
    }
  }

  @Override
  public synchronized void unregister(NetworkService request, StreamObserver<Empty> answer) {
    if (!fromFiles.containsKey(request.getName())) {
      var removed = services.remove(request.getName());
      if (removed != null) {
        watchers.tell(removed, response(removed, true));
      }
    }
    answer.onNext(Empty.getDefaultInstance());
    answer.onCompleted();
  }

  /// Name and payload equal where the pattern has them, all matches equal where it has any.
  private static Predicate<NetworkService> selectedBy(NetworkService pattern) {
    return service ->
        (pattern.getName().isEmpty() || pattern.getName().equals(service.getName()))
            && (pattern.getPayload().isEmpty() || pattern.getPayload().equals(service.getPayload()))
            && (pattern.getMatchesCount() == 0
                || pattern.getMatchesList().equals(service.getMatchesList()));
  }

  private static NetworkService withPayload(NetworkService service) {
    return service.getPayload().isEmpty()
        ? service.toBuilder().setPayload(DEFAULT_PAYLOAD).build()
        : service;
  }

  private static NetworkServiceResponse response(NetworkService service, boolean deleted) {
    return NetworkServiceResponse.newBuilder()
        .setNetworkService(service)
        .setDeleted(deleted)
        .build();
  }
}
