package io.telcomesh.testbed.simulation;

import io.telcomesh.procedures.SimulatedScheduler;
import io.telcomesh.referencepoints.ReferencePoint;
import io.telcomesh.referencepoints.Wire;
import io.telcomesh.referencepoints.WireEvent;
import io.telcomesh.referencepoints.Wires;
import io.telcomesh.referencepoints.memory.InMemoryNetwork;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Wires each client to every endpoint that is there, as `reach: all` does. An endpoint has one
/// address on all its wires, the first of its prefix; each of its clients has one of the others.
final class SimulatedMesh {
  private final SimulatedScheduler scheduler;
  private final InMemoryNetwork network;
  private final Map<String, Integer> prefixes = new LinkedHashMap<>();
  private final List<Link> links = new ArrayList<>();
  private final Map<String, Wires> joined = new HashMap<>();
  private final Set<Link> cut = new HashSet<>();

  private record Link(
      ReferencePoint point,
      String client,
      InetAddress clientAddress,
      String endpoint,
      InetAddress endpointAddress) {
    boolean concerns(String function) {
      return client.equals(function) || endpoint.equals(function);
    }

    String other(String function) {
      return client.equals(function) ? endpoint : client;
    }

    InetAddress addressOf(String function) {
      return client.equals(function) ? clientAddress : endpointAddress;
    }

    Wire at(String function) {
      return new Wire(point, addressOf(function), addressOf(other(function)));
    }
  }

  SimulatedMesh(SimulatedScheduler scheduler, InMemoryNetwork network) {
    this.scheduler = scheduler;
    this.network = network;
  }

  /// @param prefix the third octet of its addresses
  void endpoint(String name, int prefix) {
    prefixes.put(name, prefix);
  }

  /// @param kind of the endpoints that it wants, the beginning of their names
  void client(String name, ReferencePoint point, String kind) {
    prefixes.forEach((endpoint, prefix) -> {
      if (endpoint.startsWith(kind)) {
        long others = links.stream().filter(link -> link.endpoint.equals(endpoint)).count();
        links.add(
            new Link(point, name, address(prefix, 2 + (int) others), endpoint, address(prefix, 1)));
      }
    });
  }

  /// The wires of a function that starts; the others hear of it.
  Wires join(String function) {
    var wires = new Wires();
    joined.put(function, wires);
    for (var link : linksOf(function)) {
      network.restore(link.addressOf(function));
      if (joined.containsKey(link.other(function)) && !cut.contains(link)) {
        wires.post(new WireEvent.Up(link.at(function)));
        tell(link.other(function), new WireEvent.Up(link.at(link.other(function))));
      }
    }
    return wires;
  }

  /// A function is gone, and nothing of it is heard any more; its wires are down some time later.
  void leave(String function, Duration noticed) {
    joined.remove(function);
    linksOf(function).forEach(link -> network.silence(link.addressOf(function)));
    scheduler.after(noticed, () -> noticed(function));
  }

  private void noticed(String function) {
    if (!joined.containsKey(function)) {
      linksOf(function)
          .forEach(link ->
              tell(link.other(function), new WireEvent.Down(link.at(link.other(function)))));
    }
  }

  /// Cuts the wires between two, or makes them again.
  void wired(String client, String endpoint, boolean up) {
    for (var link : links) {
      if (link.client.equals(client) && link.endpoint.equals(endpoint)) {
        var changed = up ? cut.remove(link) : cut.add(link);
        for (var function : changed ? List.of(client, endpoint) : List.<String>of()) {
          var wire = link.at(function);
          tell(function, up ? new WireEvent.Up(wire) : new WireEvent.Down(wire));
        }
      }
    }
  }

  private void tell(String function, WireEvent event) {
    var wires = joined.get(function);
    if (wires != null) {
      wires.post(event);
    }
  }

  private List<Link> linksOf(String function) {
    return links.stream().filter(link -> link.concerns(function)).toList();
  }

  private static InetAddress address(int prefix, int host) {
    return InetAddress.ofLiteral("10.60.%d.%d".formatted(prefix, host));
  }
}
