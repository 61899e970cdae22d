package io.telcomesh.testbed.cluster.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.telcomesh.testbed.cluster.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProgramsTest {
  @TempDir private Path distribution = Path.of("");

  @ParameterizedTest
  @ValueSource(
      strings = {"alpine", "alpine:latest", "docker.io/library/alpine:3.22", "alpine@sha256:0a"})
  void runsTheCommandOfAlpineOfAnyTag(String image) {
    assertThat(command(container(image, "tail", "-f", "/dev/null")))
        .containsExactly("tail", "-f", "/dev/null");
  }

  @ParameterizedTest
  @CsvSource({
    "telcomesh/nsm-sidecar:0.1.0, nsm-sidecar",
    "telcomesh/mme, mme",
    "networkservicemesh/4g-network-sidecar-nse:latest, nsm-sidecar"
  })
  void runsOurModules(String image, String module) throws IOException {
    var jar = Files.createDirectory(distribution.resolve(module)).resolve(module + ".jar");
    Files.createFile(jar);

    assertThat(command(container(image))).endsWith("-jar", jar.toString(), "--from=settings");
  }

  @Test
  void runsTheWebServerOfTheJdk() {
    assertThat(command(container("eclipse-temurin:25-jdk", "jwebserver", "--port", "80")))
        .startsWith("/jdk/bin/jwebserver")
        .endsWith("--port", "80");
  }

  @ParameterizedTest
  @CsvSource({
    "nginx:1.27, is no program of this machine; these are: telcomesh/NAME",
    "evil/alpine, is no program of this machine",
    "alpine-extra, is no program of this machine",
    "alpine, does nothing by itself; give it a command",
    "eclipse-temurin:25, only the command jwebserver",
    "telcomesh/mme, Run ./telcomesh build"
  })
  void saysWhatItCannotRun(String image, String error) {
    assertThatThrownBy(() -> command(container(image)))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining(error);
  }

  private List<String> command(Container container) {
    return new Programs(distribution, Path.of("/jdk"))
        .of(container, Path.of("/tmp"), List.of("--from=settings"));
  }

  private static Container container(String image, String... command) {
    return new ContainerBuilder().withName("one").withImage(image).withCommand(command).build();
  }
}
