package io.telcomesh.nsm.sdk;

import io.telcomesh.nsm.api.registry.Match;
import io.telcomesh.nsm.api.registry.NetworkService;
import io.telcomesh.nsm.api.registry.NetworkServiceEndpoint;
import io.telcomesh.nsm.api.registry.NetworkServiceLabels;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Which endpoints a network service's matches choose for a connection, and which forwarders may
/// carry it. List order is priority.
public final class Matching {

  private static final Map<String, String> ANY_FORWARDER = Map.of("p2p", "true");

  private Matching() {}

  /// What one route of a match chooses.
  ///
  /// @param route which route it is, among those of its service
  /// @param weight its share of the connections, beside the other routes'; 0 = it names none
  public record Choice(String route, int weight, List<NetworkServiceEndpoint> endpoints) {
    public Choice {
      endpoints = List.copyOf(endpoints);
    }
  }

  /// The endpoints of `service` for a connection with these labels, each once, in the order of the
  /// routes that choose them.
  public static List<NetworkServiceEndpoint> endpoints(
      NetworkService service, Map<String, String> labels, List<NetworkServiceEndpoint> offered) {
    return choices(service, labels, offered).stream()
        .flatMap(choice -> choice.endpoints().stream())
        .distinct()
        .toList();
  }

  /// The routes that choose an endpoint for a connection with these labels, in their order. The
  /// first match whose source selector fits decides, even when it chooses none, unless it falls
  /// through.
  public static List<Choice> choices(
      NetworkService service, Map<String, String> labels, List<NetworkServiceEndpoint> offered) {
    if (service.getMatchesCount() == 0) {
      return List.of(new Choice("any", 0, offered));
    }
    for (int position = 0; position < service.getMatchesCount(); position++) {
      var match = service.getMatches(position);
      if (!selects(match.getSourceSelectorMap(), labels, labels)) {
        continue;
      }
      var chosen = chosenBy(match, "match " + (position + 1), service.getName(), labels, offered);
      if (!chosen.isEmpty() || !match.getFallthrough()) {
        return chosen;
      }
    }
    return List.of();
  }

  /// The forwarders, registered under `forwarderService`, that may carry a connection with these
  /// labels: those with the labels that the first fitting match's metadata asks for (`p2p=true`
  /// where it asks for none); all of them for a service without matches.
  public static List<NetworkServiceEndpoint> forwarders(
      NetworkService service,
      Map<String, String> labels,
      String forwarderService,
      List<NetworkServiceEndpoint> offered) {
    if (service.getMatchesCount() == 0) {
      return offered;
    }
    for (Match match : service.getMatchesList()) {
      if (!selects(match.getSourceSelectorMap(), labels, labels)) {
        continue;
      }
      var asked = match.getMetadata().getLabelsMap();
      var wanted = asked.isEmpty() ? ANY_FORWARDER : asked;
      var able =
          offered.stream()
              .filter(f -> selects(wanted, labelsFor(f, forwarderService), labels))
              .toList();
      if (!able.isEmpty() || !match.getFallthrough()) {
        return able;
      }
    }
    return List.of();
  }

  /// Whether every key of the selector is among `labels` with the selector's value, as it stands or
  /// expanded as a template over the connection's labels.
  public static boolean selects(
      Map<String, String> selector, Map<String, String> labels, Map<String, String> connection) {
    return selector.entrySet().stream()
        .allMatch(wanted -> {
          String value = labels.get(wanted.getKey());
          return value != null
              && (value.equals(wanted.getValue())
                  || value.equals(LabelTemplate.expand(wanted.getValue(), connection)));
        });
  }

  /// The labels an endpoint has under one network service.
  public static Map<String, String> labelsFor(NetworkServiceEndpoint endpoint, String service) {
    return endpoint
        .getNetworkServiceLabelsOrDefault(service, NetworkServiceLabels.getDefaultInstance())
        .getLabelsMap();
  }

  private static List<Choice> chosenBy(
      Match match,
      String name,
      String service,
      Map<String, String> labels,
      List<NetworkServiceEndpoint> offered) {
    if (match.getRoutesCount() == 0) {
      return match.hasMetadata() ? List.of(new Choice(name, 0, offered)) : List.of();
    }
    return IntStream.range(0, match.getRoutesCount())
        .mapToObj(route ->
            new Choice(
                name + " route " + (route + 1),
                match.getRoutes(route).getWeight(),
                offered.stream()
                    .filter(endpoint ->
                        selects(
                            match.getRoutes(route).getDestinationSelectorMap(),
                            labelsFor(endpoint, service),
                            labels))
                    .toList()))
        .filter(choice -> !choice.endpoints().isEmpty())
        .toList();
  }
}
