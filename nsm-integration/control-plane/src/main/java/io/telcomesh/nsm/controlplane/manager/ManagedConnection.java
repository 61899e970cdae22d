package io.telcomesh.nsm.controlplane.manager;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.telcomesh.nsm.api.connection.Connection;
import io.telcomesh.nsm.api.networkservice.NetworkServiceRequest;
import io.telcomesh.nsm.api.registry.NetworkService;
import io.telcomesh.nsm.api.registry.NetworkServiceEndpoint;
import io.telcomesh.nsm.controlplane.hop.Answers;
import io.telcomesh.nsm.controlplane.hop.HeldConnection;
import io.telcomesh.nsm.controlplane.hop.NextHop;
import io.telcomesh.nsm.sdk.ConnectionPath;
import io.telcomesh.nsm.sdk.Matching;
import io.telcomesh.nsm.sdk.NsmUrl;
import io.telcomesh.nsm.sdk.RegistryClient;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A connection in the manager: which forwarder carries it.
final class ManagedConnection implements HeldConnection {
  static final String FORWARDER_SERVICE = "forwarder";

  private final RegistryClient registry;
  private final LocalEndpoints local;
  private final NextHop nextHop;
  private final String node;
  private @Nullable NsmUrl forwarder;
  private @Nullable Connection connection;

  ManagedConnection(RegistryClient registry, LocalEndpoints local, NextHop nextHop, String node) {
    this.registry = registry;
    this.local = local;
    this.nextHop = nextHop;
    this.node = node;
  }

  @Override
  public Connection request(NetworkServiceRequest request) {
    var asked = request.getConnection().toBuilder();
    if (!asked.containsLabels(EndpointRelay.NODE_LABEL)) {
      asked.putLabels(EndpointRelay.NODE_LABEL, node);
    }
    var labelled = request.toBuilder().setConnection(asked).build();
    var refusals = new ArrayList<Status>();
    for (var candidate : candidates(labelled.getConnection())) {
      var url = NsmUrl.parse(candidate.getUrl());
      try {
        var made = nextHop.request(url, labelled);
        leave(url);
        forwarder = url;
        connection = made;
        return made;
      } catch (StatusRuntimeException refused) {
        refusals.add(Answers.refusedBy("forwarder " + candidate.getName(), refused));
      }
    }
    throw Answers.all("all forwarders have failed", refusals);
  }

  @Override
  public void close() {
    if (forwarder != null && connection != null) {
      nextHop.close(forwarder, connection);
    }
  }

  @Override
  public NsmUrl nextHop() {
    if (forwarder == null) {
      throw new IllegalStateException("no forwarder has been asked with success");
    }
    return forwarder;
  }

  /// Another forwarder than before carries the connection now: the old one lets go.
  private void leave(NsmUrl url) {
    if (forwarder != null && connection != null && !forwarder.equals(url)) {
      nextHop.close(forwarder, connection);
    }
  }

  /// The forwarders of this node that may carry the connection, the one that does so first.
  private List<NetworkServiceEndpoint> candidates(Connection asked) {
    var service = service(asked);
    var pattern =
        NetworkServiceEndpoint.newBuilder()
            .addNetworkServiceNames(FORWARDER_SERVICE)
            .setUrl(local.publicUrl())
            .build();
    var here =
        registry.find(pattern).stream()
            .flatMap(endpoint -> local.reachable(endpoint).stream())
            .toList();
    var able = Matching.forwarders(service, asked.getLabelsMap(), FORWARDER_SERVICE, here);
    if (able.isEmpty()) {
      throw Status.NOT_FOUND
          .withDescription(
              here.isEmpty()
                  ? "no forwarder is registered at this node"
                  : "no candidates found: %s asks for other labels than forwarders %s have, from %s"
                      .formatted(
                          service.getName(),
                          here.stream().map(NetworkServiceEndpoint::getName).toList(),
                          asked.getLabelsMap()))
          .asRuntimeException();
    }
    var current = ConnectionPath.next(asked).map(it -> it.getName()).orElse("");
    return able.stream().sorted(Comparator.comparing(it -> !it.getName().equals(current))).toList();
  }

  private NetworkService service(Connection asked) {
    var pattern =
        NetworkService.newBuilder()
            .setName(asked.getNetworkService())
            .setPayload(asked.getPayload())
            .build();
    if (asked.getNetworkService().isEmpty()) {
      throw Status.INVALID_ARGUMENT
          .withDescription("the connection names no network service")
          .asRuntimeException();
    }
    return registry.find(pattern).stream()
        .findFirst()
        .orElseThrow(() ->
            Status.NOT_FOUND
                .withDescription(
                    "network service "
                        + asked.getNetworkService()
                        + (asked.getPayload().isEmpty()
                            ? ""
                            : " with payload " + asked.getPayload())
                        + " is not found")
                .asRuntimeException());
  }
}
