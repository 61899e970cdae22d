package io.telcomesh.nsm.controlplane.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.stub.StreamObserver;
import io.telcomesh.nsm.api.registry.NetworkServiceEndpoint;
import io.telcomesh.nsm.api.registry.NetworkServiceEndpointQuery;
import io.telcomesh.nsm.api.registry.NetworkServiceEndpointResponse;
import io.telcomesh.nsm.api.registry.NetworkServiceLabels;
import io.telcomesh.nsm.sdk.NsmClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NetworkServiceEndpointsTest {
  private final ManualClock clock = new ManualClock();
  private final NetworkServiceEndpoints registry = new NetworkServiceEndpoints(clock);

  @Test
  void findsByNameServiceLabelsAndPartOfTheUrl() {
    register(endpoint("mme-0", "mme"));
    register(endpoint("sgw-0", "sgw"));

    assertThat(names(NetworkServiceEndpoint.newBuilder().setName("mme-0")))
        .containsExactly("mme-0");
    assertThat(names(NetworkServiceEndpoint.newBuilder().addNetworkServiceNames("4g-network")))
        .containsExactly("mme-0", "sgw-0");
    assertThat(names(NetworkServiceEndpoint.newBuilder().addNetworkServiceNames("other")))
        .isEmpty();
    assertThat(names(NetworkServiceEndpoint.newBuilder().setUrl("unix:///sgw")))
        .containsExactly("sgw-0");
    assertThat(
            names(
                NetworkServiceEndpoint.newBuilder()
                    .putNetworkServiceLabels("4g-network", app("sgw"))))
        .containsExactly("sgw-0");
  }

  @Test
  void entryLivesForAMinuteUnlessItIsRegisteredAgain() {
    register(endpoint("mme-0", "mme"));
    clock.advance(Duration.ofSeconds(40));
    register(endpoint("mme-0", "mme"));
    clock.advance(Duration.ofSeconds(59));
    assertThat(names(NetworkServiceEndpoint.newBuilder())).containsExactly("mme-0");

    clock.advance(Duration.ofSeconds(2));
    assertThat(names(NetworkServiceEndpoint.newBuilder())).isEmpty();
  }

  @Test
  void watchSeesWhatIsThereThenEachChange() {
    register(endpoint("mme-0", "mme"));
    var seen = new Recorder<NetworkServiceEndpointResponse>();
    registry.find(
        NetworkServiceEndpointQuery.newBuilder()
            .setNetworkServiceEndpoint(
                NetworkServiceEndpoint.newBuilder().addNetworkServiceNames("4g-network"))
            .setWatch(true)
            .build(),
        seen);
    register(endpoint("sgw-0", "sgw"));
    registry.unregister(endpoint("mme-0", "mme"), new Recorder<>());

    assertThat(
            seen.values.stream()
                .map(it -> it.getNetworkServiceEndpoint().getName() + it.getDeleted()))
        .containsExactly("mme-0false", "sgw-0false", "mme-0true");
  }

  @Test
  void refusesAnEndpointWithoutNameUrlOrService() {
    for (var wrong :
        List.of(
            endpoint("", "mme"),
            endpoint("mme-0", "mme").toBuilder().clearUrl().build(),
            endpoint("mme-0", "mme").toBuilder().clearNetworkServiceNames().build())) {
      var answer = new Recorder<NetworkServiceEndpoint>();
      registry.register(wrong, answer);
      assertThat(answer.errors).singleElement().asString().contains("INVALID_ARGUMENT");
    }
  }

  private void register(NetworkServiceEndpoint endpoint) {
    registry.register(endpoint, new Recorder<>());
  }

  private List<String> names(NetworkServiceEndpoint.Builder pattern) {
    var found = new Recorder<NetworkServiceEndpointResponse>();
    registry.find(
        NetworkServiceEndpointQuery.newBuilder().setNetworkServiceEndpoint(pattern).build(), found);
    return found.values.stream().map(it -> it.getNetworkServiceEndpoint().getName()).toList();
  }

  private static NetworkServiceEndpoint endpoint(String name, String app) {
    return NetworkServiceEndpoint.newBuilder()
        .setName(name)
        .setUrl("unix:///" + name)
        .addNetworkServiceNames("4g-network")
        .putNetworkServiceLabels("4g-network", app(app))
        .build();
  }

  private static NetworkServiceLabels app(String app) {
    return NetworkServiceLabels.newBuilder().putLabels("app", app).build();
  }

  private static final class Recorder<T> implements StreamObserver<T> {
    final List<T> values = new ArrayList<>();
    final List<Throwable> errors = new ArrayList<>();

    @Override
    public void onNext(T value) {
      values.add(value);
    }

    @Override
    public void onError(Throwable error) {
      errors.add(error);
    }

    @Override
    public void onCompleted() {}
  }

  private static final class ManualClock implements NsmClock {
    private record Task(Instant at, Runnable run) {}

    private final List<Task> tasks = new ArrayList<>();
    private Instant now = Instant.EPOCH;

    @Override
    public Instant now() {
      return now;
    }

    @Override
    public Pending after(Duration delay, Runnable run) {
      var task = new Task(now.plus(delay), run);
      tasks.add(task);
      return () -> tasks.remove(task);
    }

    void advance(Duration by) {
      now = now.plus(by);
      for (var task : List.copyOf(tasks)) {
        if (!task.at.isAfter(now) && tasks.remove(task)) {
          task.run.run();
        }
      }
    }
  }
}
