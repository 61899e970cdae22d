package io.telcomesh.testbed.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestbedReportTest {
  private static final TestbedResult FAILED =
      new TestbedResult(
          "attach-storm",
          "All at once",
          10.5,
          31,
          List.of(
              new TestbedResult.StepResult(
                  "simulate </script>",
                  20,
                  Map.of("attach a second", 120.0),
                  Map.of("mme-0", 900L),
                  Map.of(64L, 190, 128L, 10),
                  List.of("3 of 200 fail, not 0"))));

  @TempDir private Path folder;

  @Test
  void isAPageThatNeedsNothingBesideIt() {
    new TestbedReport(Machine.here(), List.of(FAILED)).write(folder);

    assertThat(folder.resolve("report.html"))
        .content()
        .contains("var uPlot=", "attach-storm", "3 of 200 fail, not 0")
        .contains("simulate \\u003c/script>")
        .doesNotContain("/*report*/", "/*uplot.js*/", "src=", "href=");
  }

  @Test
  void tellsBuildServersAndProgramsToo() {
    new TestbedReport(Machine.here(), List.of(FAILED)).write(folder);

    assertThat(folder.resolve("junit.xml"))
        .content()
        .contains("failures=\"1\"", "3 of 200 fail, not 0");
    var json = FunctionClient.JSON.readTree(folder.resolve("report.json").toFile());
    assertThat(json.path("results").path(0).path("name").asString()).isEqualTo("attach-storm");
  }
}
