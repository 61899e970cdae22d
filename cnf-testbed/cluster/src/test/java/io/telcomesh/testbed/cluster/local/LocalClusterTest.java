package io.telcomesh.testbed.cluster.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.telcomesh.testbed.cluster.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Instances whose records another version of this program has written.
class LocalClusterTest {
  @TempDir Path folder;
  private Places places = new Places(Path.of("run"), Path.of("state"));
  private LocalCluster cluster = cluster();

  @BeforeEach
  void place() throws IOException {
    places = new Places(folder.resolve("run"), folder.resolve("state"));
    cluster = cluster();
    Files.createDirectories(places.runOf("old"));
    Files.writeString(
        places.runOf("old").resolve("instance.json"),
        """
        {"name": "old", "nodes": [{"name": "node-1", "controlPlane": {"pid": 1, "started": 2}}]}
        """);
  }

  @Test
  void namesThoseOfAnotherVersion() {
    assertThat(cluster.instances()).isEmpty();
    assertThat(cluster.foreign()).containsExactly("old");
  }

  @Test
  void saysSoWhereOneIsAskedFor() {
    assertThatThrownBy(() -> cluster.find("old"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("old was made by another version")
        .hasMessageContaining("down --instance old");
  }

  private LocalCluster cluster() {
    return new LocalCluster(places, new Programs(Path.of("dist"), Path.of("java")));
  }
}
