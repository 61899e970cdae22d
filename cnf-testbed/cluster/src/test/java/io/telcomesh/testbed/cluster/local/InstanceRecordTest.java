package io.telcomesh.testbed.cluster.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstanceRecordTest {
  private static final ProcessId GONE = new ProcessId(Long.MAX_VALUE, 1);
  private static final Launch LAUNCH =
      new Launch(
          "mme-0",
          Path.of("/run/netns/tm-test-mme-0"),
          Path.of("/run/telcomesh/test/pods/mme-0"),
          Path.of("/logs/mme-0.log"),
          Map.of("POD_NAME", "mme-0"),
          List.of("java", "-jar", "mme.jar"));
  private static final InstanceRecord RECORD =
      new InstanceRecord(
          "test",
          "/topologies/4g-network",
          Instant.parse("2026-01-01T00:00:00Z"),
          3,
          "/logs",
          List.of(new InstanceRecord.NodeRecord("node-1", "198.18.0.1", GONE, LAUNCH, 0)),
          List.of(
              new InstanceRecord.PodRecord(
                  "mme-0",
                  "mme",
                  "node-1",
                  "100.64.3.10",
                  List.of(
                      new InstanceRecord.ContainerRecord(
                          "mme", "telcomesh/mme:0.1.0", GONE, LAUNCH, 0)))),
          Map.of("network.plmn", "001/01"),
          Optional.empty());

  @Test
  void isReadAsItWasWritten(@TempDir Path folder) {
    var places = new Places(folder.resolve("run"), folder.resolve("state"));
    var supervised = RECORD.supervisedBy(new ProcessId(4711, 12));

    places.write(supervised);

    assertThat(places.read("test")).contains(supervised);
  }

  @Test
  void countsHowOftenAContainerWasStartedAgain() {
    var self = ProcessId.of(ProcessHandle.current().pid());
    var container = RECORD.pods().getFirst().containers().getFirst();

    var again = container.startedAgain(self).startedAgain(self);

    assertThat(again.restarts()).isEqualTo(2);
    assertThat(again.process().running()).isTrue();
    assertThat(container.process().running()).isFalse();
  }

  @Test
  void waitsLongerBeforeEachRestartUpToAMinute() {
    assertThat(Supervisor.longer(Duration.ZERO)).isEqualTo(Duration.ofSeconds(1));
    assertThat(Supervisor.longer(Duration.ofSeconds(8))).isEqualTo(Duration.ofSeconds(16));
    assertThat(Supervisor.longer(Duration.ofSeconds(50))).isEqualTo(Duration.ofMinutes(1));
  }
}
