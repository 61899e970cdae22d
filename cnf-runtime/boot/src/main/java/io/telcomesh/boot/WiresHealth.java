package io.telcomesh.boot;

import io.telcomesh.referencepoints.ReferencePoint;
import io.telcomesh.referencepoints.Wire;
import io.telcomesh.referencepoints.Wires;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/// A function without any wire is out of service; the details are its wires.
final class WiresHealth implements HealthIndicator {
  private final Wires wires;

  WiresHealth(Wires wires) {
    this.wires = wires;
  }

  @Override
  public Health health() {
    var up =
        Arrays.stream(ReferencePoint.values())
            .flatMap(point -> wires.all(point).stream())
            .collect(
                Collectors.groupingBy(
                    wire -> wire.referencePoint().label(),
                    Collectors.mapping(
                        (Function<Wire, String>) WiresHealth::text, Collectors.<String>toList())));
    var health = up.isEmpty() ? Health.outOfService() : Health.up();
    up.forEach((String point, List<String> texts) -> health.withDetail(point, texts));
    return health.build();
  }

  private static String text(Wire wire) {
    return "%s - %s"
        .formatted(
            wire.local().getHostAddress(),
            wire.peer().map(peer -> peer.getHostAddress()).orElse("any"));
  }
}
