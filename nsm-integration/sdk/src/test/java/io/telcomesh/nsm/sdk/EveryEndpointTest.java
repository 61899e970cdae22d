package io.telcomesh.nsm.sdk;

import static io.telcomesh.nsm.sdk.MeshFixture.next;
import static io.telcomesh.nsm.sdk.MeshFixture.s11;
import static io.telcomesh.nsm.sdk.MeshFixture.up;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EveryEndpointTest {

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
  void keepsAWireToEachEndpointAsTheyCome() throws InterruptedException {
    try (var _ = mesh.endpoint("mme-0", "10.60.10.0/24");
        var client = mesh.client("sgw-0")) {
      var _ = next(mesh.manager().registrations);
      client.connectToEvery(s11(), mesh.atClient::add);
      var first = up(mesh.atClient);
      assertThat(first.peerName()).isEqualTo("mme-0");
      assertThat(first.interfaceName()).isEqualTo("s11-0");

      try (var _ = mesh.endpoint("mme-1", "10.60.11.0/24")) {
        var second = up(mesh.atClient);
        assertThat(second.peerName()).isEqualTo("mme-1");
        assertThat(second.interfaceName()).isEqualTo("s11-1");
        assertThat(second.peer().getHostAddress()).isEqualTo("10.60.11.1");
      }
    }
  }

  @Test
  void givesAllWiresBack() throws InterruptedException {
    try (var _ = mesh.endpoint("mme-0", "10.60.10.0/24");
        var _ = mesh.endpoint("mme-1", "10.60.11.0/24");
        var client = mesh.client("sgw-0")) {
      client.connectToEvery(s11(), mesh.atClient::add);
      var _ = up(mesh.atClient);
      var _ = up(mesh.atClient);

      client.close();

      assertThat(next(mesh.manager().closes).getNetworkService()).isEqualTo("4g-network");
      assertThat(next(mesh.manager().closes).getNetworkService()).isEqualTo("4g-network");
    }
  }

  @Test
  void namesTheWireAfterTheNumberOfItsEndpoint() throws InterruptedException {
    try (var _ = mesh.endpoint("mme-1", "10.60.11.0/24");
        var client = mesh.client("sgw-0")) {
      client.connectToEvery(s11(), mesh.atClient::add);
      assertThat(up(mesh.atClient).interfaceName()).isEqualTo("s11-1");

      try (var _ = mesh.endpoint("spare-1", "10.60.12.0/24")) { // which has that number too
        assertThat(up(mesh.atClient).interfaceName()).isEqualTo("s11-0");
        try (var _ = mesh.endpoint("mme-0", "10.60.10.0/24")) {
          assertThat(up(mesh.atClient).interfaceName()).isEqualTo("s11-2");
        }
      }
    }
  }

  @Test
  void keepsItsAddressesOverARestartInWhateverOrderEndpointsAreFound() throws InterruptedException {
    try (var _ = mesh.endpoint("mme-1", "10.60.11.0/24");
        var _ = mesh.client("other-0");
        var killed = mesh.client("sgw-0")) {
      killed.connectToEvery(s11(), mesh.atClient::add);
      var before = up(mesh.atClient);
      try (var _ = mesh.endpoint("mme-0", "10.60.10.0/24")) {
        var _ = up(mesh.atClient);
        try (var restarted = mesh.client("sgw-0")) {
          restarted.connectToEvery(s11(), mesh.atClient::add);
          assertThat(List.of(up(mesh.atClient), up(mesh.atClient))).contains(before);
        }
      }
    }
  }

  @Test
  void isSettledOnceEachEndpointHasItsWireOrCannotBeReached() throws InterruptedException {
    try (var client = mesh.client("sgw-0")) {
      var every = client.connectToEvery(s11(), mesh.atClient::add);
      assertThat(every.settled()).isFalse();
      try (var _ = mesh.endpoint("mme-0", "10.60.10.0/24")) {
        var _ = up(mesh.atClient);
        until(every::settled);
        mesh.manager().refusing = true;
        try (var _ = mesh.endpoint("mme-1", "10.60.11.0/24")) {
          until(() -> !every.settled());
          until(every::settled);
        }
      }
    }
  }

  @Test
  void givesUpTheWireToAnEndpointThatLeavesAndMakesItAgainWhenThatIsBack()
      throws InterruptedException {
    try (var client = mesh.client("sgw-0")) {
      client.connectToEvery(s11(), mesh.atClient::add);
      var endpoint = mesh.endpoint("mme-0", "10.60.10.0/24");
      var before = up(mesh.atClient);
      mesh.manager().lapse("mme-0");
      endpoint.close();
      mesh.manager().reportDown();
      until(() -> !mesh.atClient.isEmpty());
      assertThat(next(mesh.atClient)).isEqualTo(new LinkEvent.Down(before));

      try (var _ = mesh.endpoint("mme-0", "10.60.10.0/24")) {
        until(() -> !mesh.atClient.isEmpty());
        assertThat(up(mesh.atClient)).isEqualTo(before);
      }
    }
  }

  /// Moves time in small steps.
  private void until(BooleanSupplier reached) throws InterruptedException {
    for (int step = 0; step < 2000 && !reached.getAsBoolean(); step++) {
      mesh.clock.advance(Duration.ofMillis(10));
      var _ = mesh.manager().requests.poll(5, TimeUnit.MILLISECONDS);
    }
    assertThat(reached.getAsBoolean()).as("reached in time").isTrue();
  }
}
