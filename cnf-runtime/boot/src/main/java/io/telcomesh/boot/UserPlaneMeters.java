package io.telcomesh.boot;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.telcomesh.userplane.DropReason;
import io.telcomesh.userplane.LinkDirection;
import io.telcomesh.userplane.UserPlane;
import java.util.Locale;

/// What a user plane has forwarded and dropped, as metrics: `gtpu_packets_total` and
/// `gtpu_octets_total` of each direction, `gtpu_dropped_total` of each reason. All are counted
/// anyway and looked up when they are asked for.
///
/// @param userPlane of the function
public record UserPlaneMeters(UserPlane userPlane) implements MeterBinder {
  @Override
  public void bindTo(MeterRegistry registry) {
    for (var direction : LinkDirection.values()) {
      var traffic = userPlane.traffic(direction);
      FunctionCounter.builder("gtpu.packets", traffic, each -> each.packets())
          .tag("direction", label(direction))
          .description("users' packets that were forwarded")
          .register(registry);
      FunctionCounter.builder("gtpu.octets", traffic, each -> each.octets())
          .tag("direction", label(direction))
          .description("octets of users' packets that were forwarded, without tunnels")
          .register(registry);
    }
    for (var reason : DropReason.values()) {
      FunctionCounter.builder("gtpu.dropped", userPlane, plane -> plane.dropped(reason))
          .tag("reason", label(reason))
          .description("packets and datagrams that went no further")
          .register(registry);
    }
    Gauge.builder("gtpu.rules", userPlane, UserPlane::rules)
        .description("forwarding rules, two for each bearer")
        .register(registry);
  }

  private static String label(Enum<?> of) {
    return of.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
