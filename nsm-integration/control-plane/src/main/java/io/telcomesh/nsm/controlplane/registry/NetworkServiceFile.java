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
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Network services as Kubernetes resources write them: `networkservicemesh.io/v1` with its snake
/// case keys, `v1alpha1` with camel case ones and `route` for `routes`. What belongs to a match or
/// a destination may stand under a key `match:` or `destination:`, or beside that key left empty,
/// but not both. A key that none of the spellings has is an error.
public final class NetworkServiceFile {
  private static final String GROUP = "networkservicemesh.io/";
  private static final Set<String> VERSIONS = Set.of(GROUP + "v1", GROUP + "v1alpha1");
  private static final Set<String> RESOURCE_KEYS =
      Set.of("apiVersion", "kind", "metadata", "spec", "status");
  private static final Set<String> METADATA_KEYS =
      Set.of("name", "namespace", "labels", "annotations");
  private static final Set<String> SPEC_KEYS = Set.of("name", "payload", "matches", "path_ids");
  private static final Set<String> MATCH_KEYS =
      Set.of("sourceSelector", "source_selector", "route", "routes", "fallthrough", "metadata");
  private static final Set<String> ROUTE_KEYS =
      Set.of("destinationSelector", "destination_selector", "weight");

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
    var version = document.onlyKeys(RESOURCE_KEYS).required("apiVersion");
    if (!VERSIONS.contains(version.text())) {
      throw version.wrong(
          "expected %s, not '%s'".formatted(VERSIONS.stream().sorted().toList(), version.text()));
    }
    var metadata = document.required("metadata").onlyKeys(METADATA_KEYS);
    metadata.at("namespace").ifPresent(YamlNode::text);
    metadata.at("labels").ifPresent(YamlNode::texts);
    metadata.at("annotations").ifPresent(YamlNode::texts);
    var spec = document.required("spec").onlyKeys(SPEC_KEYS);
    var name = spec.at("name").orElseGet(() -> metadata.required("name")).text();
    var service = NetworkService.newBuilder().setName(name);
    spec.at("path_ids")
        .map(YamlNode::list)
        .ifPresent(ids -> ids.forEach(id -> service.addPathIds(id.text())));
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
    var match = Match.newBuilder();
    fill(match, unwrapped(entry, "match", MATCH_KEYS));
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
                Metadata.newBuilder()
                    .putAllLabels(
                        selector(metadata.onlyKeys(Set.of("labels")), "labels", "labels"))));
  }

  private static Destination destination(YamlNode entry) {
    var destination = Destination.newBuilder();
    fill(destination, unwrapped(entry, "destination", ROUTE_KEYS));
    return destination.build();
  }

  /// What stands under the wrapping key where that has a value, else what stands beside it.
  private static YamlNode unwrapped(YamlNode entry, String wrapper, Set<String> keys) {
    var known = Stream.concat(keys.stream(), Stream.of(wrapper)).collect(Collectors.toSet());
    var inner = entry.onlyKeys(known).at(wrapper);
    if (inner.isPresent() && entry.filled().size() > 1) {
      throw entry.wrong(
          "%s beside a '%s' that is not empty: put all under it"
              .formatted(
                  entry.filled().stream().filter(it -> !it.equals(wrapper)).toList(), wrapper));
    }
    return inner.map(it -> it.onlyKeys(keys)).orElse(entry);
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
