package io.telcomesh.nsm.controlplane.forwarder;

import io.telcomesh.nsm.sdk.Matching.Choice;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Whose turn it is among routes of different weights: over as many turns as the weights add up to
/// each has its share exactly, and the turns of one lie as far apart as they can.
final class WeightedTurns {
  private final Map<String, Long> credits = new HashMap<>();

  /// The route whose turn it is; one without a weight has none beside others.
  synchronized Choice next(String service, List<Choice> routes) {
    routes.forEach(route -> credits.merge(key(service, route), (long) route.weight(), Long::sum));
    var best = routes.getFirst();
    for (var route : routes) {
      best = credit(service, route) > credit(service, best) ? route : best;
    }
    long total = routes.stream().mapToLong(Choice::weight).sum();
    credits.merge(key(service, best), -total, Long::sum);
    return best;
  }

  private long credit(String service, Choice route) {
    return credits.getOrDefault(key(service, route), 0L);
  }

  private static String key(String service, Choice route) {
    return service + " " + route.route();
  }
}
