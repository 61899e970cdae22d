package io.telcomesh.nsm.controlplane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.telcomesh.nsm.controlplane.ControlPlaneConfiguration.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ControlPlaneConfigurationTest {
  @TempDir Path directory = Path.of("");

  @Test
  void firstNodeIsItsOwnRegistry() throws IOException {
    var read =
        read(
            """
            node: node-1
            address: 192.0.2.1
            socket: /run/mesh/node-1/nsm.io.sock
            registry: {listen: 'tcp://192.0.2.1:5002', network-services: [4g-network.yaml]}
            """);

    assertThat(read.publicUrl()).hasToString("tcp://192.0.2.1:5001");
    assertThat(read.registryUrl()).hasToString("tcp://192.0.2.1:5002");
    assertThat(read.registryListen()).hasValue(read.registryUrl());
    assertThat(read.networkServices()).containsExactly(directory.resolve("4g-network.yaml"));
    assertThat(read.parts()).containsExactlyInAnyOrder(Part.values());
    assertThat(read.forwarder().name()).isEqualTo("forwarder-node-1");
    assertThat(read.forwarder().labels()).isEqualTo(Map.of("p2p", "true"));
    assertThat(read.forwarder().socket()).hasToString("unix:///run/mesh/node-1/forwarder.sock");
  }

  @Test
  void processMayBeOneOfSeveralForwardersOfANode() throws IOException {
    var read =
        read(
            """
            node: node-1
            address: 192.0.2.1
            socket: /run/mesh/node-1/nsm.io.sock
            registry: {url: 'tcp://192.0.2.1:5002'}
            parts: [forwarder]
            forwarder: {name: fast, labels: {p2p: "true", speed: fast}}
            """);

    assertThat(read.parts()).containsExactly(Part.FORWARDER);
    assertThat(read.forwarder().labels()).containsEntry("speed", "fast");
    assertThat(read.forwarder().socket()).hasToString("unix:///run/mesh/node-1/fast.sock");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{address: 192.0.2.1, socket: /s, registry: {url: 'r:5002'}} | 'node' is missing",
        "{node: n, address: host, socket: /s, registry: {url: 'r:5002'}} | address: ",
        "{node: n, address: 192.0.2.1, socket: s, registry: {url: 'r:5002'}} | socket: unix:// needs",
        "{node: n, address: 192.0.2.1, socket: /s, registry: {}} | registry: 'listen' or 'url'",
        "{node: n, address: 192.0.2.1, socket: /s, port: 0, registry: {url: 'r:1'}} | port: expected",
        "{node: n, address: 192.0.2.1, socket: /s, registry: {url: 'r:1'}, parts: [x]} | parts[0]: a part is",
        "{node: n, adress: 192.0.2.1} | unknown key 'adress'",
      })
  void namesTheKeyThatIsWrong(String yaml, String error) {
    assertThatThrownBy(() -> read(yaml))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("node.yaml: " + error);
  }

  private ControlPlaneConfiguration read(String yaml) throws IOException {
    return ControlPlaneConfiguration.read(Files.writeString(directory.resolve("node.yaml"), yaml));
  }
}
