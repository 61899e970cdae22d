package io.telcomesh.nsm.sdk;

import static io.telcomesh.nsm.sdk.MeshFixture.next;
import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.nsm.api.registry.NetworkServiceEndpoint;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistrationTest {

  private static final Duration REFRESH = Duration.ofSeconds(40);

  @TempDir Path directory;
  private MeshFixture mesh;

  @BeforeEach
  void start() {
    mesh = new MeshFixture(directory);
  }

  @AfterEach
  void stop() {
    mesh.close();
  }

  @Test
  void registersNameServiceLabelsAndSocket() throws InterruptedException {
    try (var _ = mesh.endpoint("mme-0", "10.60.10.0/24")) {
      var registered = next(mesh.manager().registrations);

      assertThat(registered.getName()).isEqualTo("mme-0");
      assertThat(registered.getNetworkServiceNamesList()).containsExactly("4g-network");
      assertThat(Matching.labelsFor(registered, "4g-network")).containsEntry("app", "mme");
      assertThat(registered.getUrl()).isEqualTo("unix://" + directory.resolve("mme-0.sock"));
    }
    assertThat(next(mesh.manager().unregistrations)).isEqualTo("mme-0");
  }

  @Test
  void refreshesAtTwoThirdsOfItsTime() throws InterruptedException {
    try (var _ = mesh.endpoint("mme-0", "10.60.10.0/24")) {
      var first = next(mesh.manager().registrations);
      assertThat(first.hasInitialRegistrationTime()).isFalse();

      mesh.clock.awaitTimer(REFRESH);
      mesh.clock.advance(REFRESH);

      assertThat(next(mesh.manager().registrations).hasInitialRegistrationTime()).isTrue();
    }
  }

  @Test
  void registersAnewWhenItsEntryIsGone() throws InterruptedException {
    try (var _ = mesh.endpoint("mme-0", "10.60.10.0/24")) {
      var _ = next(mesh.manager().registrations);
      var _ = next(mesh.manager().watches);
      mesh.clock.awaitTimer(REFRESH);
      mesh.manager().lapse("mme-0");

      assertThat(advanceUntilRegistered().getName()).isEqualTo("mme-0");
    }
  }

  @Test
  void registersAnewWhenTheManagerIsAnother() throws InterruptedException {
    try (var _ = mesh.endpoint("mme-0", "10.60.10.0/24")) {
      var _ = next(mesh.manager().registrations);
      mesh.restartManager();

      assertThat(advanceUntilRegistered().getName()).isEqualTo("mme-0");
    }
  }

  /// Moves time in small steps, 20 s in all: no refresh falls due.
  private NetworkServiceEndpoint advanceUntilRegistered() throws InterruptedException {
    for (int step = 0; step < 1000; step++) {
      mesh.clock.advance(Duration.ofMillis(20));
      var registered = mesh.manager().registrations.poll(10, TimeUnit.MILLISECONDS);
      if (registered != null) {
        return registered;
      }
    }
    throw new AssertionError("no registration came");
  }
}
