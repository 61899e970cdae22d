package io.telcomesh.nsm.sdk;

import io.telcomesh.nsm.api.connection.Connection;
import io.telcomesh.nsm.api.connection.Mechanism;
import io.telcomesh.nsm.api.connection.PathSegment;
import io.telcomesh.nsm.api.connection.State;
import io.telcomesh.nsm.api.connectioncontext.Route;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a client asks the mesh for.
///
/// @param networkService the network service's name
/// @param labels what its matches choose by
/// @param interfaceName the interface to be made, 1 to 15 characters; with the client's name it
///   also names the connection, over restarts
/// @param endpoint the one endpoint wanted, where not any will do
/// @param behindUs prefixes that the endpoint's side shall route to us
public record ConnectionRequest(
    String networkService,
    Map<String, String> labels,
    String interfaceName,
    Optional<String> endpoint,
    List<IpPrefix> behindUs) {

  public ConnectionRequest {
    if (networkService.isEmpty()) {
      throw new IllegalArgumentException("a connection needs the name of a network service");
    }
    KernelMechanism.checkName(interfaceName);
    labels = Map.copyOf(labels);
    behindUs = List.copyOf(behindUs);
  }

  /// The connection id in the client's own segment.
  String id(String client) {
    return client + "-" + interfaceName;
  }

  /// The first request, or one that lets everything be chosen anew.
  Connection fresh(String client) {
    var connection =
        Connection.newBuilder()
            .setId(id(client))
            .setNetworkService(networkService)
            .putAllLabels(labels)
            .setNetworkServiceEndpointName(endpoint.orElse(""));
    connection
        .getPathBuilder()
        .addPathSegments(PathSegment.newBuilder().setName(client).setId(id(client)));
    var addresses = connection.getContextBuilder().getIpContextBuilder();
    behindUs.forEach(
        prefix -> addresses.addDstRoutes(Route.newBuilder().setPrefix(prefix.toString())));
    return connection.build();
  }

  /// Whether a connection that was found answers this request.
  boolean fits(Connection found) {
    return found.getNetworkService().equals(networkService)
        && found.getLabelsMap().entrySet().containsAll(labels.entrySet())
        && endpoint.stream().allMatch(found.getNetworkServiceEndpointName()::equals)
        && found.getMechanism().getType().equals(KernelMechanism.TYPE);
  }

  /// The same connection once more: as it was answered, held by the client again.
  Connection again(Connection answered, String client, Mechanism mechanism) {
    var again = answered.toBuilder().setId(id(client)).setMechanism(mechanism).setState(State.UP);
    again.getPathBuilder().setIndex(0);
    return again.build();
  }

  /// Everything anew on the old path, so that whoever is on it gives up what it holds.
  Connection reselecting(Connection answered, String client) {
    return fresh(client).toBuilder()
        .setPath(answered.getPath().toBuilder().setIndex(0))
        .setState(State.RESELECT_REQUESTED)
        .build();
  }
}
