package io.telcomesh.testbed.cluster.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PodFoldersTest {
  private static final Map<String, Path> MOUNTS =
      Map.of(
          "/var/lib/mesh", Path.of("/run/node-1"),
          "/var/lib", Path.of("/state"),
          "/tmp", Path.of("/run/pod/tmp"));

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
}
