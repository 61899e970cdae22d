package io.telcomesh.testbed.cli;

import io.telcomesh.testbed.cluster.Refusal;
import io.telcomesh.testbed.scenarios.FunctionClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// `telcomesh subscriber import`.
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = {
      "Add subscribers with keys of their own, from a file: CSV (NAME.csv) with the columns imsi,",
      "msisdn, algorithm, k, op, opc, amf, ambrUplink, ambrDownlink, barring, accessRestriction,",
      "roaming, apns (only imsi, k and op or opc are needed; all lines or none are added), or a",
      "JSON array of {\"imsi\": \"001010000000001\", \"authentication\": {\"k\": \"…\", \"opc\": \"…\"}}",
      "as the HSS's REST interface takes them one by one (/v3/api-docs)."
    })
final class SubscriberImport implements Callable<Integer> {
  @Mixin InstanceOptions instance = new InstanceOptions();

  @Parameters(index = "0", paramLabel = "FILE")
  Path file = Path.of("");

  @Option(names = "--replace", description = "CSV: replace subscribers that are there already.")
  boolean replace;

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws Exception {
    var console = new Console(spec);
    return file.toString().endsWith(".csv") ? importCsv(console) : importJson(console);
  }

  private int importCsv(Console console) throws InterruptedException {
    try (var hss = FunctionClient.of(instance.running(), "hss")) {
      var done = hss.post("/subscribers/import?replace=" + replace, "text/csv", text());
      console.say(
          "%d added, %d replaced", done.path("added").asInt(), done.path("replaced").asInt());
      return 0;
    }
  }

  private int importJson(Console console) throws InterruptedException {
    var all = read();
    int refused = 0;
    try (var hss = FunctionClient.of(instance.running(), "hss")) {
      for (var one : all) {
        refused += added(hss, console, one) ? 0 : 1;
      }
    }
    console.say("%d added, %d refused", all.size() - refused, refused);
    return refused == 0 ? 0 : 1;
  }

  private static boolean added(FunctionClient hss, Console console, JsonNode one)
      throws InterruptedException {
    try {
      hss.post("/subscribers", one);
      return true;
    } catch (Refusal refusal) {
      console.say(
          "%s: %s", one.path("imsi").asString("no imsi"), String.valueOf(refusal.getMessage()));
      return false;
    }
  }

  private JsonNode read() {
    try {
      var all = FunctionClient.JSON.readTree(text());
      if (all.isArray()) {
        return all;
      }
      throw new Refusal("%s is no JSON array.".formatted(file));
    } catch (JacksonException wrong) {
      throw new Refusal("Cannot read %s: %s".formatted(file, wrong.getMessage()), wrong);
    }
  }

  private String text() {
    try {
      return Files.readString(file);
    } catch (IOException wrong) {
      throw new Refusal("Cannot read %s: %s".formatted(file, wrong.getMessage()), wrong);
    }
  }
}
