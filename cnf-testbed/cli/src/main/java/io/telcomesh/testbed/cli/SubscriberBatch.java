package io.telcomesh.testbed.cli;

import io.telcomesh.testbed.cluster.Refusal;
import io.telcomesh.testbed.scenarios.FunctionClient;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `telcomesh subscriber batch`.
@Command(
    name = "batch",
    mixinStandardHelpOptions = true,
    description = {
      "Add subscribers with random keys, and write these into a new CSV file (iccid, imsi, k, opc)",
      "for whoever makes the SIM cards. The keys are told this once."
    })
final class SubscriberBatch implements Callable<Integer> {
  @Mixin InstanceOptions instance = new InstanceOptions();
  @Mixin SubscriberRange range = new SubscriberRange();

  @Parameters(index = "1", paramLabel = "FILE")
  Path file = Path.of("");

  @Option(names = "--op", paramLabel = "HEX", description = "The operator's OP; else random OPc.")
  @Nullable String op;

  @Option(
      names = "--iccid",
      paramLabel = "DIGITS",
      description = "The first card's number, 18 digits without the check digit.")
  @Nullable String iccid;

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws Exception {
    var batch = new HashMap<String, Object>();
    batch.put("first", range.first);
    batch.put("count", range.count);
    if (op != null) {
      batch.put("op", op);
    }
    if (iccid != null) {
      batch.put("iccid", iccid);
    }
    var keys = new PrivateFile(file);
    keys.write(""); // else the keys would be lost where it cannot be
    try (var hss = FunctionClient.of(instance.running(), "hss")) {
      var cards = hss.text("/subscribers/sim-batches", batch);
      keys.fill(cards);
      new Console(spec).say("%d cards in %s", cards.lines().skip(1).count(), file);
    } catch (Refusal refused) {
      keys.remove();
      throw refused;
    }
    return 0;
  }
}
