package io.telcomesh.nsm.starter;

import io.telcomesh.nsm.sdk.ConnectionRequest;
import io.telcomesh.nsm.sdk.EndpointOffer;
import io.telcomesh.nsm.sdk.EnvironmentLabels;
import io.telcomesh.nsm.sdk.IpPrefix;
import io.telcomesh.nsm.sdk.NsmUrl;
import io.telcomesh.referencepoints.ReferencePoint;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// What the configuration says, read and checked: the wires a function wants.
///
/// @param name the pod's name
/// @param manager where the node's manager is reached
record Mesh(String name, NsmUrl manager, List<EndpointOffer> endpoints, List<Wanted> clients) {

  /// @param every whether each endpoint that matches is wanted, not any one
  record Wanted(ConnectionRequest request, boolean every) {}

  /// @throws IllegalArgumentException naming the key of what is wrong
  static Mesh of(
      NsmProperties properties, Map<String, String> environment, List<RoutesBehindUs> routes) {
    String name = name(properties, environment);
    var ordinal = Ordinal.of(name);
    var manager = named("nsm.connect-to", () -> NsmUrl.parse(properties.connectTo()));
    List<EndpointOffer> endpoints = new ArrayList<>();
    for (int i = 0; i < properties.endpoints().size(); i++) {
      int index = i;
      String offered = i == 0 ? name : name + "-" + i;
      endpoints.add(
          named(
              "nsm.endpoints[" + i + "]",
              () -> offer(properties, offered, ordinal, index, environment)));
    }
    List<Wanted> clients = new ArrayList<>();
    for (int i = 0; i < properties.clients().size(); i++) {
      var client = properties.clients().get(i);
      clients.add(named("nsm.clients[" + i + "]", () -> wanted(client, environment, routes)));
    }
    return new Mesh(name, manager, List.copyOf(endpoints), List.copyOf(clients));
  }

  private static String name(NsmProperties properties, Map<String, String> environment) {
    return Optional.of(properties.name())
        .filter(name -> !name.isEmpty())
        .or(() -> Optional.ofNullable(environment.get("POD_NAME")))
        .or(() -> Optional.ofNullable(environment.get("HOSTNAME")))
        .orElseThrow(
            () -> new IllegalArgumentException("nsm.name: set it, or POD_NAME, to the pod's name"));
  }

  private static EndpointOffer offer(
      NsmProperties properties,
      String name,
      Ordinal ordinal,
      int index,
      Map<String, String> environment) {
    var endpoint = properties.endpoints().get(index);
    var leases =
        Optional.of(properties.stateDirectory())
            .filter(directory -> !directory.isEmpty())
            .map(directory -> Path.of(directory, name + ".leases"));
    return new EndpointOffer(
        name,
        List.of(endpoint.service()),
        EnvironmentLabels.added(endpoint.labels(), environment),
        IpPrefix.parse(ordinal.in(endpoint.prefix())),
        new NsmUrl.Unix(sockets(properties).resolve(name + ".sock")),
        leases);
  }

  private static Path sockets(NsmProperties properties) {
    return properties.socketDirectory().isEmpty()
        ? Path.of(System.getProperty("java.io.tmpdir"), "nsm")
        : Path.of(properties.socketDirectory()).toAbsolutePath();
  }

  private static Wanted wanted(
      NsmProperties.Client client, Map<String, String> environment, List<RoutesBehindUs> routes) {
    var label = client.labels().getOrDefault("app", "");
    var referencePoint =
        ReferencePoint.ofLabel(label)
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "labels.app is one of %s, not \"%s\""
                        .formatted(List.of(ReferencePoint.values()), label)));
    var behindUs =
        routes.stream()
            .filter(each -> each.referencePoint() == referencePoint)
            .flatMap(each -> each.prefixes().stream())
            .map(IpPrefix::parse)
            .toList();
    var request =
        new ConnectionRequest(
            client.service(),
            EnvironmentLabels.added(client.labels(), environment),
            client.interfaceName(),
            Optional.empty(),
            behindUs);
    return new Wanted(request, client.reach() == NsmProperties.Reach.ALL);
  }

  private static <T> T named(String key, Supplier<T> read) {
    try {
      return read.get();
    } catch (IllegalArgumentException wrong) {
      throw new IllegalArgumentException(key + ": " + wrong.getMessage(), wrong);
    }
  }
}
