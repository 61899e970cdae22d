package io.telcomesh.nsm.controlplane.manager;

import io.telcomesh.nsm.api.registry.NetworkServiceEndpoint;
import io.telcomesh.nsm.sdk.NsmUrl;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Where the endpoints of this node really are. The registry knows them under the manager's public
/// url, so that other nodes come to the manager; this node's forwarder goes to them directly.
final class LocalEndpoints {
  private final NsmUrl publicUrl;
  private final Map<String, String> urls = new ConcurrentHashMap<>();

  LocalEndpoints(NsmUrl publicUrl) {
    this.publicUrl = publicUrl;
  }

  String publicUrl() {
    return publicUrl.toString();
  }

  void put(String name, String url) {
    urls.put(name, url);
  }

  void remove(String name) {
    urls.remove(name);
  }

  /// The endpoint with the url it is reached at from this node; empty for one that is said to be
  /// here and is not.
  Optional<NetworkServiceEndpoint> reachable(NetworkServiceEndpoint endpoint) {
    if (!endpoint.getUrl().equals(publicUrl())) {
      return Optional.of(endpoint);
    }
    return Optional.ofNullable(urls.get(endpoint.getName()))
        .map(url -> endpoint.toBuilder().setUrl(url).build());
  }
}
