package io.telcomesh.nsm.sdk;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.telcomesh.nsm.api.registry.NetworkServiceEndpoint;
import io.telcomesh.nsm.api.registry.NetworkServiceEndpointResponse;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;

/// Keeps one endpoint registered: registers it, refreshes at two thirds of what is left of its
/// time, and registers anew at once when a watch on its own name says that the registry or the
/// manager has lost it.
public final class Registration implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(Registration.class.getName());
  private static final Duration RETRY = Duration.ofMillis(200);

  private final RegistryClient registry;
  private final NsmClock clock;
  private final Turn turn;

  private NetworkServiceEndpoint endpoint;
  private boolean registered;
  private NsmClock.Pending next = () -> {};
  private Optional<RegistryClient.Watch> watch = Optional.empty();

  private Registration(RegistryClient registry, NetworkServiceEndpoint endpoint, NsmClock clock) {
    this.registry = registry;
    this.endpoint = endpoint;
    this.clock = clock;
    this.turn = new Turn("registration-" + endpoint.getName(), clock);
  }

  /// Registers in the background, however long it takes, and keeps at it until closed.
  public static Registration start(
      RegistryClient registry, NetworkServiceEndpoint endpoint, NsmClock clock) {
    var registration = new Registration(registry, endpoint, clock);
    registration.turn.execute(registration::register);
    return registration;
  }

  /// Unregisters and ends.
  @Override
  public void close() {
    turn.execute(this::unregister);
    turn.close();
  }

  /// The watch comes first: should the manager be another between the two calls, it breaks.
  private void register() {
    next.cancel();
    if (watch.isEmpty()) {
      watch = Optional.of(follow());
    }
    try {
      var answer = registry.register(endpoint);
      endpoint =
          endpoint.toBuilder()
              .setInitialRegistrationTime(answer.getInitialRegistrationTime())
              .clearPathIds()
              .addAllPathIds(answer.getPathIdsList())
              .build();
      next = turn.after(refreshIn(answer), this::register);
      if (!registered) {
        registered = true;
        LOG.log(Level.INFO, "endpoint {0} is registered", endpoint.getName());
      }
    } catch (StatusRuntimeException failed) {
      lost(failed.getStatus());
    }
  }

  /// Two thirds of the remaining time, a day where the registry names no end.
  private Duration refreshIn(NetworkServiceEndpoint answer) {
    if (!answer.hasExpirationTime()) {
      return Duration.ofDays(1);
    }
    var remaining = Duration.between(clock.now(), Token.instant(answer.getExpirationTime()));
    var twoThirds = remaining.multipliedBy(2).dividedBy(3);
    return twoThirds.compareTo(RETRY) > 0 ? twoThirds : RETRY;
  }

  private RegistryClient.Watch follow() {
    var self = NetworkServiceEndpoint.newBuilder().setName(endpoint.getName()).build();
    return registry.watch(
        self,
        change -> turn.execute(() -> changed(change)),
        ended -> turn.execute(() -> lost(ended)));
  }

  private void changed(NetworkServiceEndpointResponse change) {
    boolean ours = change.getNetworkServiceEndpoint().getName().equals(endpoint.getName());
    if (ours && change.getDeleted() && registered) {
      lost(Status.NOT_FOUND);
    }
  }

  private void lost(Status why) {
    LOG.log(
        registered ? Level.INFO : Level.DEBUG,
        "endpoint {0} registers anew: {1}",
        endpoint.getName(),
        why);
    registered = false;
    watch.ifPresent(RegistryClient.Watch::stop);
    watch = Optional.empty();
    next.cancel();
    next = turn.after(RETRY, this::register);
  }

  private void unregister() {
    next.cancel();
    watch.ifPresent(RegistryClient.Watch::stop);
    if (!registered) {
      return;
    }
    try {
      registry.unregister(endpoint);
    } catch (StatusRuntimeException failed) {
      LOG.log(
          Level.INFO,
          "endpoint {0} could not unregister: {1}",
          endpoint.getName(),
          failed.getStatus());
    }
  }
}
