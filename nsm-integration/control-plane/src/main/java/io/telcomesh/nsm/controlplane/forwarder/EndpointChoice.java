package io.telcomesh.nsm.controlplane.forwarder;

import io.grpc.Status;
import io.telcomesh.nsm.api.connection.Connection;
import io.telcomesh.nsm.api.registry.NetworkService;
import io.telcomesh.nsm.api.registry.NetworkServiceEndpoint;
import io.telcomesh.nsm.sdk.Matching;
import io.telcomesh.nsm.sdk.NsmClock;
import io.telcomesh.nsm.sdk.RegistryClient;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// Which endpoints a connection may go to, in the order they are tried: the pinned one, or those
/// the network service's matches choose, beginning with another one each time, as often as the
/// weights of the routes say.
final class EndpointChoice {
  private final RegistryClient registry;
  private final NsmClock clock;
  private final Map<String, Integer> turns = new ConcurrentHashMap<>();
  private final WeightedTurns weights = new WeightedTurns();

  EndpointChoice(RegistryClient registry, NsmClock clock) {
    this.registry = registry;
    this.clock = clock;
  }

  /// The candidates and what their service carries.
  record Candidates(String payload, List<NetworkServiceEndpoint> endpoints) {}

  /// @throws io.grpc.StatusRuntimeException that says what was looked for and what was there
  Candidates of(Connection connection) {
    var service = service(connection.getNetworkService());
    var pinned = connection.getNetworkServiceEndpointName();
    return new Candidates(
        service.getPayload(),
        pinned.isEmpty() ? matching(service, connection.getLabelsMap()) : List.of(named(pinned)));
  }

  private NetworkService service(String name) {
    return registry.find(NetworkService.newBuilder().setName(name).build()).stream()
        .findFirst()
        .orElseThrow(() -> missing("network service " + name + " is not found"));
  }

  private NetworkServiceEndpoint named(String name) {
    return registry.find(NetworkServiceEndpoint.newBuilder().setName(name).build()).stream()
        .findFirst()
        .orElseThrow(() -> missing("network service endpoint " + name + " is not found"));
  }

  private List<NetworkServiceEndpoint> matching(
      NetworkService service, Map<String, String> labels) {
    var pattern =
        NetworkServiceEndpoint.newBuilder().addNetworkServiceNames(service.getName()).build();
    var offered = registry.find(pattern).stream().filter(this::alive).toList();
    var choices = Matching.choices(service, labels, offered);
    var chosen = choices.stream().flatMap(it -> it.endpoints().stream()).distinct().toList();
    if (chosen.isEmpty()) {
      throw missing(nothingFits(service, labels, offered));
    }
    if (choices.stream().allMatch(it -> it.weight() == 0)) {
      return inTurn(service.getName(), chosen);
    }
    var route = weights.next(service.getName(), choices);
    var first = inTurn(service.getName() + " " + route.route(), route.endpoints());
    return Stream.concat(first.stream(), chosen.stream()).distinct().toList();
  }

  private List<NetworkServiceEndpoint> inTurn(String whose, List<NetworkServiceEndpoint> all) {
    var rotated = new ArrayList<>(all);
    int turn = turns.merge(whose, 1, Integer::sum);
    Collections.rotate(rotated, -Math.floorMod(turn - 1, rotated.size()));
    return rotated;
  }

  private static String nothingFits(
      NetworkService service, Map<String, String> labels, List<NetworkServiceEndpoint> offered) {
    var what = "network service endpoint candidates of " + service.getName() + " not found: ";
    if (offered.isEmpty()) {
      return what + "no endpoint offers it";
    }
    var there =
        offered.stream()
            .map(it -> it.getName() + Matching.labelsFor(it, service.getName()))
            .toList();
    for (int i = 0; i < service.getMatchesCount(); i++) {
      var match = service.getMatches(i);
      var source = match.getSourceSelectorMap();
      if (Matching.selects(source, labels, labels)) {
        var wanted =
            match.getRoutesList().stream().map(it -> it.getDestinationSelectorMap()).toList();
        return what
            + "match %d (source %s) wants %s, there are %s".formatted(i + 1, source, wanted, there);
      }
    }
    return what + "none of its matches is for a source with " + labels + ", there are " + there;
  }

  private boolean alive(NetworkServiceEndpoint endpoint) {
    return !endpoint.hasExpirationTime()
        || Instant.ofEpochSecond(endpoint.getExpirationTime().getSeconds()).isAfter(clock.now());
  }

  private static RuntimeException missing(String what) {
    return Status.NOT_FOUND.withDescription(what).asRuntimeException();
  }
}
