package io.telcomesh.testbed.simulation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// `docs/conformance.md` says what the tests prove, no more and no less. To write it anew:
///
///     ./mvnw -pl cnf-testbed/simulation -am -Dtest=ConformanceTest \
///       -Dsurefire.failIfNoSpecifiedTests=false -Dconformance.write test
class ConformanceTest {
  private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
  private static final Path PAGE = ROOT.resolve("docs/conformance.md");

  @Test
  void pageSaysWhatTheTestsProve() throws IOException {
    var features = features();
    var proofs = Proofs.in(ROOT);
    assertThat(proofs)
        .as("a test proves a row that features.txt has")
        .allSatisfy(proof -> assertThat(features).containsKey(proof.feature()));
    assertThat(proofs)
        .as("a procedure is proven over reference-point ends, not by a codec's test")
        .allMatch(proof -> features.values().stream().allMatch(proof::mayProve));

    var page = page(List.copyOf(features.values()), proofs);
    if (System.getProperty("conformance.write") != null) {
      Files.writeString(PAGE, page);
    }
    assertThat(PAGE)
        .as("docs/conformance.md; -Dconformance.write on this test writes it anew")
        .hasContent(page);
  }

  private static Map<String, Feature> features() throws IOException {
    var byId = new LinkedHashMap<String, Feature>();
    try (var text = ConformanceTest.class.getResourceAsStream("/features.txt")) {
      new String(text.readAllBytes(), UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(Feature::of)
          .forEach(row -> assertThat(byId.put(row.id(), row)).as(row.id()).isNull());
    }
    return byId;
  }

  private static String page(List<Feature> features, List<Proof> proofs) {
    var tests =
        proofs.stream()
            .collect(
                groupingBy(
                    Proof::feature, mapping(proof -> "`" + proof.test() + "`", joining(", "))));
    var tiers =
        List.of("T1", "T2", "T3").stream()
            .map(tier -> "- %s: %s".formatted(tier, proven(features, tier, tests)))
            .collect(joining("\n"));
    var rows = features.stream().map(row -> line(row, tests.get(row.id()))).collect(joining("\n"));
    return """
    # Conformance

    What Telcomesh does of the features of an EPC, and which test proves it. This page is made
    from the tests (`ConformanceTest`): a row is proven when a test that names it runs the
    procedure over reference-point ends, or, for codecs, reads and writes the octets. T1 is what
    a usable reference needs, T2 is as good as the best, T3 beyond.

    %s

    | Tier | Table | Feature | Clause | Test | State |
    |---|---|---|---|---|---|
    %s
    """
        .formatted(tiers, rows);
  }

  private static String proven(List<Feature> features, String tier, Map<String, String> tests) {
    var ofTier = features.stream().filter(row -> row.tier().equals(tier)).toList();
    return "%d of %d proven"
        .formatted(
            ofTier.stream().filter(row -> tests.containsKey(row.id())).count(), ofTier.size());
  }

  private static String line(Feature row, @Nullable String tests) {
    return "| %s | %s | %s | %s | %s | %s |"
        .formatted(
            row.tier(),
            row.table(),
            row.feature(),
            row.clause(),
            tests == null ? "" : tests,
            tests == null ? "not yet" : "proven");
  }
}
