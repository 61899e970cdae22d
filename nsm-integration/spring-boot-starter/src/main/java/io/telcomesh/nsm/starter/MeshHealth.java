package io.telcomesh.nsm.starter;

import io.telcomesh.nsm.sdk.Link;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/// Out of service while a client has no wire, or one that wants a wire to every endpoint has not
/// tried all. Endpoints say what they have.
final class MeshHealth implements HealthIndicator {

  private final Mesh mesh;
  private final MeshWires wires;

  MeshHealth(Mesh mesh, MeshWires wires) {
    this.mesh = mesh;
    this.wires = wires;
  }

  @Override
  public Health health() {
    var up = wires.up();
    boolean satisfied = mesh.clients().stream().allMatch(wires::satisfied);
    var health = satisfied ? Health.up() : Health.outOfService();
    up.forEach((owner, links) -> health.withDetail(owner, text(links)));
    return health.build();
  }

  private static String text(Set<Link> links) {
    return links.isEmpty()
        ? "no wire"
        : links.stream()
            .map(link ->
                "%s %s to %s (%s)"
                    .formatted(
                        link.interfaceName(),
                        link.local().getHostAddress(),
                        link.peer().getHostAddress(),
                        link.peerName()))
            .sorted()
            .collect(Collectors.joining(", "));
  }
}
