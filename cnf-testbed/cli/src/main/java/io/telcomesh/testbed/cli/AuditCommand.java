package io.telcomesh.testbed.cli;

import io.telcomesh.testbed.cluster.Instance;
import io.telcomesh.testbed.scenarios.FunctionClient;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `telcomesh audit`.
@Command(
    name = "audit",
    mixinStandardHelpOptions = true,
    description = {
      "Compare the sessions that MMEs, SGWs, PGWs and simulated UEs have, by IMSI, TEID and address.",
      "Ends with 1 where one has what another has not: an orphan, or a mismatch."
    })
final class AuditCommand implements Callable<Integer> {
  private static final List<String> WORKLOADS = List.of("mme", "sgw", "pgw", "enodeb-sim");

  /// What is under way has come to its end by then.
  private static final int LOOKS = 4;

  private static final long BETWEEN_LOOKS_SECONDS = 3;

  @Mixin InstanceOptions instance = new InstanceOptions();

  @Option(names = "--json", description = "As JSON.")
  boolean json;

  @Spec CommandSpec spec = CommandSpec.create();

  /// What a session is counted as, and the findings.
  record Report(Map<String, Integer> sessions, List<String> findings) {}

  @Override
  public Integer call() throws Exception {
    var console = new Console(spec);
    var running = instance.running();
    var report = lasting(running);
    if (json) {
      console.out().println(FunctionClient.JSON.writeValueAsString(report));
      console.out().flush();
    } else {
      report.findings().forEach(finding -> console.say("@|red %s|@", finding));
      console.say(
          "%s; %d findings",
          WORKLOADS.stream()
              .map(workload -> "%s %d".formatted(workload, report.sessions().get(workload)))
              .reduce("sessions:", (all, one) -> all + " " + one),
          report.findings().size());
    }
    return report.findings().isEmpty() ? 0 : 1;
  }

  /// What is found every time: between two answers a procedure may have gone on.
  private static Report lasting(Instance running) throws InterruptedException {
    var report = look(running);
    var never = new CountDownLatch(1);
    for (int i = 1; i < LOOKS && !report.findings().isEmpty(); i++) {
      never.await(BETWEEN_LOOKS_SECONDS, TimeUnit.SECONDS);
      var again = look(running);
      var lasting = new ArrayList<>(report.findings());
      lasting.retainAll(again.findings());
      report = new Report(again.sessions(), lasting);
    }
    return report;
  }

  private static Report look(Instance running) throws InterruptedException {
    var held = new HashMap<String, List<Audit.Held>>();
    var sessions = new HashMap<String, Integer>();
    for (var workload : WORKLOADS) {
      var all = new ArrayList<Audit.Held>();
      for (var pod : running.podsOf(workload)) {
        try (var client = new FunctionClient(pod)) {
          all.addAll(Audit.Held.of(client.get("/actuator/audit")));
        }
      }
      held.put(workload, all);
      sessions.put(workload, (int) all.stream().filter(Audit.Held::session).count());
    }
    return new Report(sessions, Audit.findings(held));
  }
}
