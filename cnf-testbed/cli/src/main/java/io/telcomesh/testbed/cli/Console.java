package io.telcomesh.testbed.cli;

import io.telcomesh.testbed.cluster.Progress;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/// What a command writes for people. Progress goes to standard error, so that standard output can
/// be read by programs; on a terminal one line is written over by the next.
final class Console implements Progress {
  private final CommandLine line;
  private final Instant begun = Instant.now();
  private final boolean terminal = System.console() != null && System.console().isTerminal();
  private boolean open;

  Console(CommandSpec spec) {
    this.line = spec.commandLine();
  }

  PrintWriter out() {
    return line.getOut();
  }

  void say(String format, Object... values) {
    endStep();
    var text = values.length == 0 ? format : format.formatted(values);
    out().println(line.getColorScheme().ansi().string(text));
    out().flush();
  }

  /// On standard error.
  void complain(String text) {
    endStep();
    line.getErr().println(text);
    line.getErr().flush();
  }

  @Override
  public synchronized void step(String what) {
    var err = line.getErr();
    if (terminal) {
      err.print("\r\u001b[K" + seconds() + what);
      open = true;
    } else {
      err.println(seconds() + what);
    }
    err.flush();
  }

  /// Takes away the line of progress.
  synchronized void endStep() {
    if (open) {
      line.getErr().print("\r\u001b[K");
      line.getErr().flush();
      open = false;
    }
  }

  Duration elapsed() {
    return Duration.between(begun, Instant.now());
  }

  private String seconds() {
    return String.format(Locale.ROOT, "%5.1f s  ", elapsed().toMillis() / 1000.0);
  }
}
