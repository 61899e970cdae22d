package io.telcomesh.nsm.starter;

import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.boot.NetworkFunction;
import io.telcomesh.referencepoints.Wires;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.health.contributor.HealthIndicator;

/// The starter beside what all functions share.
class FunctionOverMeshTest {

  @SpringBootApplication(proxyBeanMethods = false)
  static class TestFunction {}

  @TempDir Path directory;

  @Test
  void postsToTheWiresOfTheFunction() {
    try (var function =
        NetworkFunction.run(
            TestFunction.class,
            "--server.port=0",
            "--nsm.name=sgw-0",
            "--nsm.connect-to=unix://" + directory.resolve("nsm.io.sock"),
            "--nsm.socket-directory=" + directory,
            "--nsm.endpoints[0].service=4g-network",
            "--nsm.endpoints[0].labels.app=sgw",
            "--nsm.endpoints[0].prefix=10.60.{30+n}.0/24",
            "--nsm.clients[0].service=4g-network",
            "--nsm.clients[0].labels.app=s11",
            "--nsm.clients[0].interface=s11")) {
      assertThat(function.getBeansOfType(Wires.class)).hasSize(1);
      assertThat(function.getBeansOfType(HealthIndicator.class))
          .containsKeys("meshHealthIndicator", "wiresHealthIndicator");
      assertThat(function.getBean(MeshWires.class).up()).containsOnlyKeys("sgw-0", "s11");
      assertThat(directory.resolve("sgw-0.sock")).exists();
    }
    assertThat(directory).isEmptyDirectory();
  }
}
