package io.telcomesh.testbed.cli;

import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// IMSIs that follow one another.
final class SubscriberRange {
  @Parameters(index = "0", paramLabel = "IMSI", description = "The first, or only, IMSI.")
  String first = "";

  @Option(
      names = "--count",
      paramLabel = "N",
      defaultValue = "1",
      description = "How many IMSIs, counted up from the first.")
  int count = 1;
}
