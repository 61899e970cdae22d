package io.telcomesh.testbed.cluster.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Processes that end and are started again.
class SupervisorTest {
  private static final ProcessId GONE = new ProcessId(Long.MAX_VALUE, 1);

  @TempDir Path folder;

  @BeforeEach
  void needsRoot() {
    boolean root = "root".equals(System.getProperty("user.name"));
    Assumptions.assumeTrue(root, "skipped: entering a network namespace needs root");
  }

  @Test
  void startsControlPlanesAndContainersAgain() {
    var places = new Places(folder.resolve("run"), folder.resolve("state"));
    places.write(record());
    var supervisor = new Supervisor(places, "test");

    supervisor.look(places.read("test").orElseThrow());
    var now = places.read("test").orElseThrow();
    supervisor.look(now); // and leaves alone what runs
    var node = now.nodes().getFirst();
    var container = now.pods().getFirst().containers().getFirst();

    try {
      assertThat(places.read("test")).contains(now);
      assertThat(node.controlPlane().running()).isTrue();
      assertThat(node.restarts()).isOne();
      assertThat(container.process().running()).isTrue();
      assertThat(container.restarts()).isOne();
      assertThat(now.seen().nodes().getFirst().restarts()).isOne();
    } finally {
      node.controlPlane().handle().ifPresent(ProcessHandle::destroyForcibly);
      container.process().handle().ifPresent(ProcessHandle::destroyForcibly);
    }
  }

  private InstanceRecord record() {
    return new InstanceRecord(
        "test",
        "/topologies/4g-network",
        Instant.parse("2026-01-01T00:00:00Z"),
        3,
        "/logs",
        List.of(
            new InstanceRecord.NodeRecord(
                "node-1", "198.18.0.1", GONE, launch("control plane of node-1"), 0)),
        List.of(
            new InstanceRecord.PodRecord(
                "mme-0",
                "mme",
                "node-1",
                "100.64.3.10",
                List.of(
                    new InstanceRecord.ContainerRecord(
                        "mme", "telcomesh/mme:0.1.0", GONE, launch("mme-0"), 0)))),
        Map.of(),
        Optional.empty());
  }

  private Launch launch(String name) {
    return new Launch(
        name,
        Path.of("/proc/self/ns/net"),
        folder.resolve(name),
        folder.resolve(name + ".log"),
        Map.of(),
        List.of("sleep", "60"));
  }
}
