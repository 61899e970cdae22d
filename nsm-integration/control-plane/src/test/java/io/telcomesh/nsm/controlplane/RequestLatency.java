package io.telcomesh.nsm.controlplane;

import io.telcomesh.kernel.NetworkNamespace;
import io.telcomesh.nsm.controlplane.TestMesh.Node;
import java.util.Arrays;
import java.util.Map;

/// Measures Request and Close, one after the other, on one node and between two. Run as root: `java
/// -cp <test class path> io.telcomesh.nsm.controlplane.RequestLatency [count]`.
final class RequestLatency {
  private static final Map<String, String> S11 = Map.of("app", "s11");

  private RequestLatency() {}

  public static void main(String[] arguments) throws Exception {
    int count = arguments.length == 0 ? 200 : Integer.parseInt(arguments[0]);
    try (var mesh = TestMesh.open()) {
      var one = mesh.namespaces.make("node-1");
      var two = mesh.namespaces.make("node-2");
      mesh.connect(one, "192.0.2.1", two, "192.0.2.2");
      var node1 = mesh.first(one, "192.0.2.1");
      var node2 = mesh.second(two, "192.0.2.2", "192.0.2.1");
      var server = mesh.namespaces.make("server");
      var client = mesh.namespaces.make("client");
      mesh.endpoint(node1, "mme-0", Map.of("app", "mme"), server, "10.60.10.0/24");
      measure("local, cold", node1, client, 1);
      measure("remote, cold", node2, client, 1);
      for (int round = 1; round <= 3; round++) {
        measure("local, round " + round, node1, client, count);
        measure("remote, round " + round, node2, client, count);
      }
    }
  }

  private static void measure(String what, Node node, NetworkNamespace client, int count) {
    var requests = new long[count];
    var closes = new long[count];
    for (int i = 0; i < count; i++) {
      long begun = System.nanoTime();
      var connection = node.nsm().request(TestMesh.asking("sgw-0", S11, client));
      requests[i] = System.nanoTime() - begun;
      begun = System.nanoTime();
      var _ = node.nsm().close(connection);
      closes[i] = System.nanoTime() - begun;
    }
    System.out.printf(
        "%-18s Request %s, Close %s%n", what, percentiles(requests), percentiles(closes));
  }

  private static String percentiles(long[] nanos) {
    Arrays.sort(nanos);
    return "p50 %.1f p95 %.1f p99 %.1f ms".formatted(at(nanos, 50), at(nanos, 95), at(nanos, 99));
  }

  private static double at(long[] sorted, int percent) {
    return sorted[(sorted.length - 1) * percent / 100] / 1e6;
  }
}
