package io.telcomesh.nsm.controlplane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    assertThat(read.forwarderSocket()).hasToString("unix:///run/mesh/node-1/forwarder.sock");
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
