package io.telcomesh.testbed.cluster.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ContainerBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PodFoldersTest {
  private static final Map<String, Path> MOUNTS =
      Map.of(
          "/var/lib/mesh", Path.of("/run/node-1"),
          "/var/lib", Path.of("/state"),
          "/tmp", Path.of("/run/pod/tmp"));

  @TempDir private Path elsewhere;

  @Test
  void givesTheFolderForThePathOfAMount() {
    assertThat(PodFolders.local("/tmp", MOUNTS)).isEqualTo("/run/pod/tmp");
    assertThat(PodFolders.local("unix:///var/lib/mesh/nsm.sock", MOUNTS))
        .isEqualTo("unix:///run/node-1/nsm.sock");
    assertThat(PodFolders.local("--directory=/var/lib/x", MOUNTS))
        .isEqualTo("--directory=/state/x");
  }

  @Test
  void leavesOtherTextAsItIs() {
    assertThat(PodFolders.local("/tmpfs", MOUNTS)).isEqualTo("/tmpfs");
    assertThat(PodFolders.local("a/tmp", MOUNTS)).isEqualTo("a/tmp");
  }

  /// The program itself may lie below a path that a volume is mounted at: only the manifest's own
  /// words mean the pod's folders.
  @Test
  void readsTheManifestsWordsAsThePodsAndTheProgramsAsTheMachines() throws IOException {
    var distribution = Files.createDirectories(elsewhere.resolve("tmp"));
    Files.createFile(Files.createDirectory(distribution.resolve("pgw")).resolve("pgw.jar"));
    var container =
        new ContainerBuilder().withImage("telcomesh/pgw").withArgs("--directory=/tmp/x").build();
    var mounts = Map.of("/tmp", Path.of("/run/pod/tmp"), elsewhere.toString(), Path.of("/run/pod"));

    var command =
        new Programs(distribution, Path.of("/jdk"))
            .of(PodFolders.local(container, mounts), Path.of("/run/pod/tmp"), List.of());

    assertThat(command)
        .contains("--directory=/run/pod/tmp/x", distribution.resolve("pgw/pgw.jar").toString());
  }
}
