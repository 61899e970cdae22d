package io.telcomesh.testbed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.testbed.scenarios.JunitReport;
import io.telcomesh.testbed.scenarios.ScenarioResult;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class SimCommandTest {
  private static final String RIGHT =
      """
      name: wrong-res
      about: A wrong RES is rejected, TS 24.301 §5.4.2.5
      ues: 5
      steps:
        - step: attach
          fault: {message: AuthenticationResponse, kind: altered}
          expect: {failing: 5, reject: Authentication Reject}
        - {step: wait, seconds: 0.5}
      """;

  private final StringWriter out = new StringWriter();
  @TempDir private Path folder;

  @Test
  void aScenarioThatIsRightIsSaidToBe() throws IOException {
    assertThat(check(RIGHT)).isZero();
  }

  @Test
  void whatIsWrongIsNamedWithItsPlace() throws IOException {
    assertThat(check(RIGHT.replace("seconds: 0.5", "second: 5").replace("altered", "alterd")))
        .isEqualTo(1);
    assertThat(out.toString()).contains("steps", "second", "alter");
  }

  @Test
  void whatIsNoYamlIsWrong() throws IOException {
    assertThat(check("name: [")).isEqualTo(1);
  }

  @Test
  void buildServersReadWhatHasFailed() throws IOException {
    var failed =
        JsonMapper.shared()
            .readTree(
                """
                {"name": "idle", "passed": false,
                 "steps": [{"step": "attach", "seconds": 1.5, "unmet": ["3 of 5 fail, not 0"]}]}
                """);
    var file = folder.resolve("junit.xml");

    JunitReport.write(
        file, "telcomesh sim", List.of(new ScenarioResult(failed).testCase("telcomesh sim")));

    assertThat(file)
        .content()
        .contains("<testsuite name=\"telcomesh sim\" tests=\"1\" failures=\"1\" time=\"1.5\">")
        .contains("<testcase classname=\"telcomesh sim\" name=\"idle\" time=\"1.5\">")
        .contains("attach: 3 of 5 fail, not 0");
  }

  private int check(String yaml) throws IOException {
    var file = Files.writeString(folder.resolve("scenario.yaml"), yaml);
    return Telcomesh.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(out))
        .execute("sim", "check", file.toString());
  }
}
