package io.telcomesh.nsm.sdk;

import static io.telcomesh.nsm.sdk.MeshFixture.next;
import static io.telcomesh.nsm.sdk.MeshFixture.s11;
import static io.telcomesh.nsm.sdk.MeshFixture.up;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
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
}
