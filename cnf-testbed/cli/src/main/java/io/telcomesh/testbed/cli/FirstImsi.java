package io.telcomesh.testbed.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where a row of simulated UEs begins.
final class FirstImsi {
  @Option(
      names = "--first",
      paramLabel = "IMSI",
      description = {
        "The first; by default the home network's number 1, of simulator 1 number 1000001,",
        "and so on."
      })
  private @Nullable String imsi;

  String of(SimulatorOptions simulator) {
    return imsi == null ? simulator.firstImsi() : imsi;
  }
}
