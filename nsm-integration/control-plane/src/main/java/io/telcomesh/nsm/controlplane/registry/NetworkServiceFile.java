package io.telcomesh.nsm.controlplane.registry;

import io.telcomesh.nsm.api.registry.Destination;
import io.telcomesh.nsm.api.registry.Match;
import io.telcomesh.nsm.api.registry.Metadata;
import io.telcomesh.nsm.api.registry.NetworkService;
import io.telcomesh.nsm.controlplane.yaml.YamlNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Network services as Kubernetes resources write them: `networkservicemesh.io/v1` with its snake
/// case keys, `v1alpha1` with camel case ones and `route` for `routes`. What belongs to a match or
/// a destination may stand under a key `match:` or `destination:`, or beside that key left empty.
public final class NetworkServiceFile {
  private static final String GROUP = "networkservicemesh.io/";
  private static final Set<String> SPEC_KEYS = Set.of("name", "payload", "matches", "path_ids");
  private static final Set<String> MATCH_KEYS =
      Set.of(
          "match",
          "sourceSelector",
          "source_selector",
          "route",
          "routes",
          "fallthrough",
          "metadata");
  private static final Set<String> ROUTE_KEYS =
      Set.of("destination", "destinationSelector", "destination_selector", "weight");

  private NetworkServiceFile() {}

  /// The network services among the documents of the file; other kinds are passed over.
  ///
  /// @throws IllegalArgumentException that names the place of what is wrong
  public static List<NetworkService> read(Path file) {
    var services = new ArrayList<NetworkService>();
    for (var document : YamlNode.read(file)) {
      var group = document.at("apiVersion").map(YamlNode::text).orElse("");
      var kind = document.at("kind").map(YamlNode::text).orElse("");
      if (group.startsWith(GROUP) && kind.equals("NetworkService")) {
        services.add(service(document));
      }
    }
    return services;
  }

  private static NetworkService service(YamlNode document) {
    var spec = document.required("spec").onlyKeys(SPEC_KEYS);
    var name =
        spec.at("name").orElseGet(() -> document.required("metadata").required("name")).text();
    var service = NetworkService.newBuilder().setName(name);
    spec.at("payload").ifPresent(payload -> service.setPayload(payload(payload)));
    for (var match : list(spec, "matches", "matches")) {
      service.addMatches(match(match));
    }
    return service.build();
  }

  private static String payload(YamlNode node) {
    var payload = node.text();
    if (!payload.equals("IP") && !payload.equals("ETHERNET")) {
      throw node.wrong("expected IP or ETHERNET, not '" + payload + "'");
    }
    return payload;
  }

  private static Match match(YamlNode entry) {
    var outer = entry.onlyKeys(MATCH_KEYS);
    var match = Match.newBuilder();
    fill(match, outer);
    outer.at("match").ifPresent(inner -> fill(match, inner.onlyKeys(MATCH_KEYS)));
    return match.build();
  }

  private static void fill(Match.Builder match, YamlNode node) {
    match.putAllSourceSelector(selector(node, "sourceSelector", "source_selector"));
    for (var route : list(node, "route", "routes")) {
      match.addRoutes(destination(route));
    }
    node.at("fallthrough").ifPresent(value -> match.setFallthrough(value.truth()));
    node.at("metadata")
        .ifPresent(metadata ->
            match.setMetadata(
                Metadata.newBuilder().putAllLabels(selector(metadata, "labels", "labels"))));
  }

  private static Destination destination(YamlNode entry) {
    var outer = entry.onlyKeys(ROUTE_KEYS);
    var destination = Destination.newBuilder();
    fill(destination, outer);
    outer.at("destination").ifPresent(inner -> fill(destination, inner.onlyKeys(ROUTE_KEYS)));
    return destination.build();
  }

  private static void fill(Destination.Builder destination, YamlNode node) {
    destination.putAllDestinationSelector(
        selector(node, "destinationSelector", "destination_selector"));
    node.at("weight").ifPresent(weight -> destination.setWeight(weight.number(0, 1_000_000)));
  }

  private static Map<String, String> selector(YamlNode node, String key, String otherSpelling) {
    return node.at(key, otherSpelling).map(YamlNode::texts).orElse(Map.of());
  }

  private static List<YamlNode> list(YamlNode node, String key, String otherSpelling) {
    return node.at(key, otherSpelling).map(YamlNode::list).orElse(List.of());
  }
}
