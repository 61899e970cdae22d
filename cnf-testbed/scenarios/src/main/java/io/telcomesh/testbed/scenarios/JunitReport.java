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

  /// @param failure what should have come of it and did not
  public record Case(
      @JacksonXmlProperty(isAttribute = true) String classname,
      @JacksonXmlProperty(isAttribute = true) String name,
      @JacksonXmlProperty(isAttribute = true) double time,
      Optional<Failure> failure) {}

  /// @param text a line each
  public record Failure(@JacksonXmlText String text) {}

  /// @throws Refusal where the file cannot be written
  public static void write(Path file, String suite, List<Case> cases) {
    long failures = cases.stream().filter(one -> one.failure().isPresent()).count();
    double time = cases.stream().mapToDouble(Case::time).sum();
    try {
      XML.writeValue(file, new Suite(suite, cases.size(), failures, time, cases));
    } catch (JacksonException failed) {
      throw new Refusal("%s cannot be written.".formatted(file), failed);
    }
  }
}
