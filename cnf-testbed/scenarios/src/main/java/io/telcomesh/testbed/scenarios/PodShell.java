package io.telcomesh.testbed.scenarios;

import io.telcomesh.testbed.cluster.Cluster;
import io.telcomesh.testbed.cluster.Instance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Runs commands in the network of a pod or of a UE.
record PodShell(Cluster cluster, Instance instance) {
  record Ended(int code, String output) {}

  /// @param pod the name of a pod, or `ue-N`
  Ended run(String pod, List<String> command) throws InterruptedException {
    try {
      var process =
          new ProcessBuilder(cluster.commandIn(instance.name(), pod, command))
              .redirectErrorStream(true)
              .start();
      process.getOutputStream().close();
      var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Ended(process.waitFor(), output);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
