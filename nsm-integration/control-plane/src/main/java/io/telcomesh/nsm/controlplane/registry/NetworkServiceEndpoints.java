package io.telcomesh.nsm.controlplane.registry;

import com.google.protobuf.Empty;
import com.google.protobuf.Timestamp;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.telcomesh.nsm.api.registry.NetworkServiceEndpoint;
import io.telcomesh.nsm.api.registry.NetworkServiceEndpointQuery;
import io.telcomesh.nsm.api.registry.NetworkServiceEndpointRegistryGrpc;
import io.telcomesh.nsm.api.registry.NetworkServiceEndpointResponse;
import io.telcomesh.nsm.sdk.Matching;
import io.telcomesh.nsm.sdk.NsmClock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/// The registry of endpoints. An entry lives for at most a minute unless it is registered again.
public final class NetworkServiceEndpoints
    extends NetworkServiceEndpointRegistryGrpc.NetworkServiceEndpointRegistryImplBase {
  static final Duration LONGEST_LIFE = Duration.ofMinutes(1);

  private record Entry(NetworkServiceEndpoint endpoint, NsmClock.Pending expiry) {}

  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final Watchers<NetworkServiceEndpoint, NetworkServiceEndpointResponse> watchers =
      new Watchers<>(this);
  private final NsmClock clock;

  public NetworkServiceEndpoints(NsmClock clock) {
    this.clock = clock;
  }

  @Override
  public synchronized void register(
      NetworkServiceEndpoint request, StreamObserver<NetworkServiceEndpoint> answer) {
    var refusal = refusalOf(request);
    if (!refusal.isEmpty()) {
      answer.onError(Status.INVALID_ARGUMENT.withDescription(refusal).asRuntimeException());
      return;
    }
    var endpoint = dated(request);
    var life = Duration.between(clock.now(), instant(endpoint.getExpirationTime()));
    var previous =
        entries.put(
            endpoint.getName(), new Entry(endpoint, clock.after(life, () -> expire(endpoint))));
    if (previous != null) {
      previous.expiry.cancel();
    }
    watchers.tell(endpoint, response(endpoint, false));
    answer.onNext(endpoint);
    answer.onCompleted();
  }

  @Override
  public synchronized void find(
      NetworkServiceEndpointQuery query, StreamObserver<NetworkServiceEndpointResponse> answer) {
    var selected = selectedBy(query.getNetworkServiceEndpoint());
    entries.values().stream()
        .map(Entry::endpoint)
        .filter(selected)
        .forEach(endpoint -> answer.onNext(response(endpoint, false)));
    if (query.getWatch()) {
      watchers.add(answer, selected);
    } else {
      answer.onCompleted();
    }
  }

  @Override
  public synchronized void unregister(
      NetworkServiceEndpoint request, StreamObserver<Empty> answer) {
    remove(request.getName());
    answer.onNext(Empty.getDefaultInstance());
    answer.onCompleted();
  }

  private synchronized void expire(NetworkServiceEndpoint endpoint) {
    var entry = entries.get(endpoint.getName());
    if (entry != null && entry.endpoint == endpoint) {
      remove(endpoint.getName());
    }
  }

  private void remove(String name) {
    var removed = entries.remove(name);
    if (removed != null) {
      removed.expiry.cancel();
      watchers.tell(removed.endpoint, response(removed.endpoint, true));
    }
  }

  private static String refusalOf(NetworkServiceEndpoint endpoint) {
    if (endpoint.getName().isEmpty()) {
      return "a network service endpoint needs a name";
    }
    if (endpoint.getUrl().isEmpty()) {
      return "the endpoint " + endpoint.getName() + " needs a url";
    }
    return endpoint.getNetworkServiceNamesCount() == 0
        ? "the endpoint " + endpoint.getName() + " names no network service"
        : "";
  }

  /// With the time it ends, a shorter one than ours where it asks for that, and the time it began.
  private NetworkServiceEndpoint dated(NetworkServiceEndpoint request) {
    var known = entries.get(request.getName());
    var begun =
        known == null ? timestamp(clock.now()) : known.endpoint.getInitialRegistrationTime();
    var latest = clock.now().plus(LONGEST_LIFE);
    var asked = request.hasExpirationTime() ? instant(request.getExpirationTime()) : latest;
    var dated =
        request.toBuilder().setExpirationTime(timestamp(asked.isBefore(latest) ? asked : latest));
    if (!request.hasInitialRegistrationTime()) {
      dated.setInitialRegistrationTime(begun);
    }
    return dated.build();
  }

  /// Name equal, services and labels a part of the entry's, the url a part of the entry's text.
  static Predicate<NetworkServiceEndpoint> selectedBy(NetworkServiceEndpoint pattern) {
    return endpoint ->
        (pattern.getName().isEmpty() || pattern.getName().equals(endpoint.getName()))
            && endpoint
                .getNetworkServiceNamesList()
                .containsAll(pattern.getNetworkServiceNamesList())
            && endpoint.getUrl().contains(pattern.getUrl())
            && (!pattern.hasExpirationTime()
                || pattern.getExpirationTime().getSeconds()
                    == endpoint.getExpirationTime().getSeconds())
            && pattern.getNetworkServiceLabelsMap().entrySet().stream()
                .allMatch(labels ->
                    Matching.labelsFor(endpoint, labels.getKey())
                        .entrySet()
                        .containsAll(labels.getValue().getLabelsMap().entrySet()));
  }

  private static NetworkServiceEndpointResponse response(
      NetworkServiceEndpoint endpoint, boolean deleted) {
    return NetworkServiceEndpointResponse.newBuilder()
        .setNetworkServiceEndpoint(endpoint)
        .setDeleted(deleted)
        .build();
  }

  private static Timestamp timestamp(Instant instant) {
    return Timestamp.newBuilder()
        .setSeconds(instant.getEpochSecond())
        .setNanos(instant.getNano())
        .build();
  }

  private static Instant instant(Timestamp timestamp) {
    return Instant.ofEpochSecond(timestamp.getSeconds(), timestamp.getNanos());
  }
}
