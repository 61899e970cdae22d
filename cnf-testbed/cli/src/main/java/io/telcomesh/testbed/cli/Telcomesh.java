package io.telcomesh.testbed.cli;

import io.telcomesh.testbed.cluster.Refusal;
import io.telcomesh.testbed.decode.DecodeCommand;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;

/// The command and its sub-commands. It ends with 0 when it did what was asked, 1 when that was not
/// possible, 2 for a wrong command line, 130 after Ctrl-C.
@Command(
    name = "telcomesh",
    mixinStandardHelpOptions = true,
    version = "telcomesh 0.1.0",
    description = "A 4G core whose reference points are Network Service Mesh network services.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:not possible; the message says why",
      "2:wrong command line",
      "130:ended by Ctrl-C"
    },
    subcommands = {
      DemoCommand.class,
      UpCommand.class,
      DownCommand.class,
      StatusCommand.class,
      RestartCommand.class,
      SuperviseCommand.class,
      AttachCommand.class,
      UeCommand.class,
      SimCommand.class,
      SubscriberCommand.class,
      ExecCommand.class,
      LogsCommand.class,
      CaptureCommand.class,
      BenchCommand.class,
      DecodeCommand.class,
      DoctorCommand.class,
      CommandLine.HelpCommand.class
    })
public final class Telcomesh {
  private static final int INTERRUPTED = 130;

  private Telcomesh() {}

  public static void main(String... arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    var line = new CommandLine(new Telcomesh());
    line.setExecutionExceptionHandler((failed, where, _) -> {
      var ansi = where.getColorScheme().ansi();
      var err = where.getErr();
      return switch (failed) {
        case Refusal refusal -> said(err, ansi, String.valueOf(refusal.getMessage()));
        case InterruptedException _ -> INTERRUPTED;
        default -> throw failed;
      };
    });
    return line;
  }

  private static int said(PrintWriter err, Ansi ansi, String message) {
    err.println(ansi.string("@|red telcomesh:|@ ") + message);
    err.flush();
    return CommandLine.ExitCode.SOFTWARE;
  }
}
