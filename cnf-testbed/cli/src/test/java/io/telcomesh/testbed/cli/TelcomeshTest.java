package io.telcomesh.testbed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.testbed.scenarios.Subscribers;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class TelcomeshTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void everyCommandHelps() {
    help(Telcomesh.commandLine());
  }

  @Test
  void aWrongCommandLineEndsWith2() {
    assertThat(execute("up", "--no-such-option")).isEqualTo(2);
    assertThat(err.toString()).contains("--no-such-option");
  }

  @Test
  void whatIsNotPossibleEndsWith1AndSaysWhy() {
    assertThat(execute("logs", "mme-0", "--instance", "none-of-this-name")).isEqualTo(1);
    assertThat(err.toString()).contains("none-of-this-name is not up");
  }

  @Test
  void subscribersAreCountedUpWithAllTheirDigits() {
    assertThat(Subscribers.imsi("001010000000009", 1)).isEqualTo("001010000000010");
    assertThat(Subscribers.imsi("001010000000001", -1)).isEqualTo("001010000000000");
  }

  private int execute(String... arguments) {
    return Telcomesh.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments);
  }

  private static void help(CommandLine command) {
    assertThat(command.getUsageMessage()).contains(command.getCommandName());
    command
        .getSubcommands()
        .forEach((name, below) -> {
          if (!name.equals("help")) {
            assertThat(below.getCommandSpec().findOption("--help")).as(name).isNotNull();
            assertThat(below.getUsageMessage()).contains(name);
          }
          help(below);
        });
  }
}
