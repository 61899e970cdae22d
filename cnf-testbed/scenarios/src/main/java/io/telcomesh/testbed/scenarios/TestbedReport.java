package io.telcomesh.testbed.scenarios;

import io.telcomesh.testbed.cluster.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The report of a run: as JSON, as the XML that build servers read, and as a page that needs
/// nothing beside it.
public record TestbedReport(Machine machine, List<TestbedResult> results) {
  private static final String SUITE = "telcomesh testbed";
  private static final String UPLOT = "/META-INF/resources/webjars/uplot/1.6.30/dist/uPlot";

  public TestbedReport {
    results = List.copyOf(results);
  }

  public boolean passed() {
    return results.stream().allMatch(TestbedResult::passed);
  }

  /// Writes `report.json`, `junit.xml` and `report.html`.
  ///
  /// @throws Refusal where the folder cannot be written to
  public void write(Path folder) {
    try {
      Files.createDirectories(folder);
      var json = FunctionClient.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this);
      Files.writeString(folder.resolve("report.json"), json);
      Files.writeString(folder.resolve("report.html"), page());
    } catch (IOException failed) {
      throw new Refusal("%s cannot be written to.".formatted(folder), failed);
    }
    JunitReport.write(
        folder.resolve("junit.xml"), SUITE, results.stream().map(TestbedReport::testCase).toList());
  }

  private static JunitReport.Case testCase(TestbedResult result) {
    var unmet =
        result.steps().stream()
            .flatMap(step -> step.unmet().stream().map(each -> step.step() + ": " + each))
            .toList();
    return new JunitReport.Case(
        SUITE,
        result.name(),
        result.seconds(),
        Optional.of(String.join("\n", unmet))
            .filter(_ -> !result.passed())
            .map(JunitReport.Failure::new));
  }

  private String page() throws IOException {
    return text("/report.html")
        .replace("/*uplot.css*/", text(UPLOT + ".min.css"))
        .replace("/*uplot.js*/", text(UPLOT + ".iife.min.js"))
        .replace(
            "/*report*/", FunctionClient.JSON.writeValueAsString(this).replace("<", "\\u003c"));
  }

  private static String text(String resource) throws IOException {
    try (var in = TestbedReport.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("there is no " + resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
