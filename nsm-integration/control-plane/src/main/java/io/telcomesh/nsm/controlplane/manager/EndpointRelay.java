package io.telcomesh.nsm.controlplane.manager;

import com.google.protobuf.Empty;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.telcomesh.nsm.api.registry.NetworkServiceEndpoint;
import io.telcomesh.nsm.api.registry.NetworkServiceEndpointQuery;
import io.telcomesh.nsm.api.registry.NetworkServiceEndpointRegistryGrpc;
import io.telcomesh.nsm.api.registry.NetworkServiceEndpointResponse;
import io.telcomesh.nsm.api.registry.NetworkServiceLabels;
import io.telcomesh.nsm.controlplane.hop.Answers;
import io.telcomesh.nsm.sdk.RegistryClient;
import java.util.Optional;

/// The endpoint registry as this node sees it.
final class EndpointRelay
    extends NetworkServiceEndpointRegistryGrpc.NetworkServiceEndpointRegistryImplBase {
  static final String NODE_LABEL = "nodeName";

  private final RegistryClient registry;
  private final LocalEndpoints local;
  private final String node;

  EndpointRelay(RegistryClient registry, LocalEndpoints local, String node) {
    this.registry = registry;
    this.local = local;
    this.node = node;
  }

  @Override
  public void register(
      NetworkServiceEndpoint endpoint, StreamObserver<NetworkServiceEndpoint> answer) {
    Answers.answer(answer, () -> register(endpoint));
  }

  private NetworkServiceEndpoint register(NetworkServiceEndpoint endpoint) {
    if (endpoint.getName().isEmpty() || endpoint.getUrl().isEmpty()) {
      throw Status.INVALID_ARGUMENT
          .withDescription("a network service endpoint needs a name and a url")
          .asRuntimeException();
    }
    // Known here before the registry tells anybody.
    local.put(endpoint.getName(), endpoint.getUrl());
    var registered =
        registry.register(labelled(endpoint).toBuilder().setUrl(local.publicUrl()).build());
    return registered.toBuilder().setUrl(endpoint.getUrl()).build();
  }

  @Override
  public void unregister(NetworkServiceEndpoint endpoint, StreamObserver<Empty> answer) {
    Answers.answer(
        answer,
        () -> {
          local.remove(endpoint.getName());
          registry.unregister(endpoint.toBuilder().setUrl(local.publicUrl()).build());
          return Empty.getDefaultInstance();
        });
  }

  @Override
  public void find(
      NetworkServiceEndpointQuery query, StreamObserver<NetworkServiceEndpointResponse> answer) {
    var pattern = query.getNetworkServiceEndpoint();
    if (query.getWatch()) {
      Relaying.watch(
          answer,
          (change, ended) -> registry.watch(pattern, change, ended),
          change -> seenFromHere(change));
      return;
    }
    Relaying.all(
        answer,
        () ->
            registry.find(pattern).stream()
                .flatMap(endpoint -> local.reachable(endpoint).stream())
                .map(EndpointRelay::response)
                .toList());
  }

  private Optional<NetworkServiceEndpointResponse> seenFromHere(
      NetworkServiceEndpointResponse change) {
    return change.getDeleted()
        ? Optional.of(change)
        : local.reachable(change.getNetworkServiceEndpoint()).map(EndpointRelay::response);
  }

  private NetworkServiceEndpoint labelled(NetworkServiceEndpoint endpoint) {
    var labelled = endpoint.toBuilder();
    for (var service : endpoint.getNetworkServiceNamesList()) {
      var labels =
          endpoint.getNetworkServiceLabelsOrDefault(
              service, NetworkServiceLabels.getDefaultInstance());
      if (!labels.containsLabels(NODE_LABEL)) {
        labelled.putNetworkServiceLabels(
            service, labels.toBuilder().putLabels(NODE_LABEL, node).build());
      }
    }
    return labelled.build();
  }

  private static NetworkServiceEndpointResponse response(NetworkServiceEndpoint endpoint) {
    return NetworkServiceEndpointResponse.newBuilder().setNetworkServiceEndpoint(endpoint).build();
  }
}
