package io.telcomesh.testbed.decode;

import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.telcomesh.capture.CapturedMessage;
import io.telcomesh.codec.Tree;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// For programs: one JSON object a line and message; the counts are the last line. What is empty is
/// left out.
final class JsonPrintout implements Printout {
  private record Message(
      List<Long> frames,
      String time,
      String capturedOn,
      String source,
      String destination,
      String transport,
      String protocol,
      String message,
      Tree tree,
      String outcome,
      String reason) {}

  private record Verified(
      Map<String, Map<String, Long>> counts,
      List<Counts.Failure> failures,
      Map<String, Long> notBuilt) {}

  private final PrintWriter out;
  private final JsonMapper mapper =
      JsonMapper.builder()
          .changeDefaultPropertyInclusion(each -> each.withValueInclusion(Include.NON_EMPTY))
          .build();

  JsonPrintout(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void message(CapturedMessage carrier, Finding finding) {
    write(
        new Message(
            carrier.frames(),
            carrier.time().toString(),
            carrier.on().name(),
            TextPrintout.end(carrier.source()),
            TextPrintout.end(carrier.destination()),
            carrier.transport().toString(),
            finding.protocol().toString(),
            finding.name(),
            finding.tree(),
            finding.outcome().toString(),
            finding.reason()));
  }

  @Override
  public void counts(Counts counts) {
    var byProtocol = new LinkedHashMap<String, Map<String, Long>>();
    for (var protocol : Protocol.values()) {
      var row = new LinkedHashMap<String, Long>();
      for (var outcome : Outcome.values()) {
        row.put(outcome.toString(), counts.count(protocol, outcome));
      }
      byProtocol.put(protocol.toString(), row);
    }
    write(new Verified(byProtocol, counts.failures(), counts.notBuilt()));
  }

  private void write(Object line) {
    out.println(mapper.writeValueAsString(line));
    out.flush();
  }
}
