package io.telcomesh.testbed.scenarios;

import io.telcomesh.testbed.cluster.Refusal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.dataformat.xml.XmlMapper;
import tools.jackson.dataformat.xml.annotation.JacksonXmlElementWrapper;
import tools.jackson.dataformat.xml.annotation.JacksonXmlProperty;
import tools.jackson.dataformat.xml.annotation.JacksonXmlRootElement;
import tools.jackson.dataformat.xml.annotation.JacksonXmlText;

/// Results as the XML that build servers read of JUnit.
public final class JunitReport {
  private static final XmlMapper XML =
      XmlMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private JunitReport() {}

  @JacksonXmlRootElement(localName = "testsuite")
  record Suite(
      @JacksonXmlProperty(isAttribute = true) String name,
      @JacksonXmlProperty(isAttribute = true) int tests,
      @JacksonXmlProperty(isAttribute = true) long failures,
      @JacksonXmlProperty(isAttribute = true) double time,
      @JacksonXmlElementWrapper(useWrapping = false) List<Case> testcase) {}

  record Case(
      @JacksonXmlProperty(isAttribute = true) String classname,
      @JacksonXmlProperty(isAttribute = true) String name,
      @JacksonXmlProperty(isAttribute = true) double time,
      Optional<Failure> failure) {}

  record Failure(@JacksonXmlText String text) {}

  /// @throws Refusal where the file cannot be written
  public static void write(Path file, String suite, List<ScenarioResult> results) {
    var cases =
        results.stream()
            .map(result ->
                new Case(
                    suite,
                    result.name(),
                    result.seconds(),
                    Optional.of(result.unmet()).filter(text -> !result.passed()).map(Failure::new)))
            .toList();
    long failures = results.stream().filter(result -> !result.passed()).count();
    double time = results.stream().mapToDouble(ScenarioResult::seconds).sum();
    try {
      XML.writeValue(file, new Suite(suite, cases.size(), failures, time, cases));
    } catch (JacksonException failed) {
      throw new Refusal("%s cannot be written.".formatted(file), failed);
    }
  }
}
