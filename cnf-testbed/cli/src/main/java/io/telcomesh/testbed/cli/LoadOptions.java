package io.telcomesh.testbed.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/// How many UEs do something, and how fast.
final class LoadOptions {
  @Option(
      names = "--count",
      paramLabel = "N",
      defaultValue = "10",
      description = "How many UEs; by default ${DEFAULT-VALUE}.")
  int count = 10;

  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "0",
      description = "How many begin in a second; by default as many as the window allows.")
  int rate;

  @Option(
      names = "--window",
      paramLabel = "N",
      defaultValue = "64",
      description = "How many are under way at most; by default ${DEFAULT-VALUE}.")
  int window = 64;

  /// As the simulator takes it.
  Map<String, Object> body(String first) {
    var body = new LinkedHashMap<String, Object>();
    body.put("first", first);
    body.put("count", count);
    body.put("rate", rate);
    body.put("window", window);
    body.put("timeoutSeconds", 600);
    return body;
  }
}
