package io.telcomesh.testbed.decode;

import io.telcomesh.capture.CapturedMessage;
import io.telcomesh.codec.Tree;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// For people: a line that says who sent what to whom, and the message as a tree below it.
final class TextPrintout implements Printout {
  private final PrintWriter out;

  TextPrintout(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void message(CapturedMessage carrier, Finding finding) {
    out.printf(
        Locale.ROOT,
        "frame %s  %s  %s%s > %s  %s%n",
        frames(carrier.frames()),
        carrier.time(),
        carrier.on().name().isEmpty() ? "" : harmless(carrier.on().name()) + "  ",
        end(carrier.source()),
        end(carrier.destination()),
        finding.protocol());
    tree(finding.tree(), 1);
    out.flush();
  }

  @Override
  public void counts(Counts counts) {
    for (var each : counts.failures()) {
      out.printf(
          Locale.ROOT,
          "%s: frame %s, %s %s: %s%n",
          each.outcome(),
          frames(each.frames()),
          each.protocol(),
          harmless(each.message()),
          harmless(each.reason()));
    }
    if (counts.failures().size() == Counts.MOST_FAILURES) {
      out.println("and perhaps more, which are not listed");
    }
    new TreeMap<>(counts.notBuilt())
        .forEach((type, count) -> out.printf(Locale.ROOT, "not built yet: %s, %d%n", type, count));
    row("", List.of(Outcome.values()));
    for (var protocol : Protocol.values()) {
      var row = List.of(Outcome.values()).stream().map(each -> counts.count(protocol, each));
      row(protocol.toString(), row.toList());
    }
    out.flush();
  }

  private void row(String first, List<?> columns) {
    out.printf(Locale.ROOT, "%-9s", first);
    columns.forEach(column -> out.printf(Locale.ROOT, "%19s", column));
    out.println();
  }

  private void tree(Tree tree, int depth) {
    out.print("  ".repeat(depth) + harmless(tree.name()));
    out.println(tree.value().isEmpty() ? "" : ": " + harmless(tree.value()));
    tree.children().forEach(child -> tree(child, depth + 1));
  }

  private static String frames(List<Long> frames) {
    return frames.stream().map(String::valueOf).collect(Collectors.joining("+"));
  }

  static String end(InetSocketAddress end) {
    var address = end.getAddress().getHostAddress();
    return (address.contains(":") ? "[%s]:%d" : "%s:%d").formatted(address, end.getPort());
  }

  /// Text of a capture may hold what a terminal would obey.
  private static String harmless(String text) {
    return text.codePoints()
        .mapToObj(each ->
            Character.isISOControl(each) ? "\\x%02x".formatted(each) : Character.toString(each))
        .collect(Collectors.joining());
  }
}
