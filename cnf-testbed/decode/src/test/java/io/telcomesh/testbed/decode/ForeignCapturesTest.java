package io.telcomesh.testbed.decode;

import static io.telcomesh.testbed.decode.Outcome.DIFFERENT;
import static io.telcomesh.testbed.decode.Outcome.EQUAL_WHEN_SORTED;
import static io.telcomesh.testbed.decode.Outcome.IDENTICAL;
import static io.telcomesh.testbed.decode.Outcome.NOT_BUILT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.telcomesh.capture.CaptureReader;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What other people's network functions said to each other, from the folder of `-Dcaptures`. That
/// a message reads the same when it was encoded is part of each outcome but NOT_BUILT.
class ForeignCapturesTest {
  private static final List<Finding> FINDINGS = new ArrayList<>();

  @BeforeAll
  static void readCaptures() throws IOException {
    var folder = System.getProperty("captures", "");
    if (folder.isEmpty()) {
      System.out.println(
          "ForeignCapturesTest is skipped: -Dcaptures=DIR does not say where captures are");
    }
    assumeTrue(!folder.isEmpty(), "-Dcaptures=DIR does not say where captures are");
    try (var files = Files.list(Path.of(folder))) {
      files
          .filter(file -> file.toString().matches(".*\\.pcap(ng)?"))
          .sorted()
          .forEach(file -> {
            var decoder = new CaptureDecoder((_, finding) -> finding.all().forEach(FINDINGS::add));
            decoder.readAll(open(file));
            assertThat(decoder.skipped()).as(file.toString()).isEmpty();
          });
    }
  }

  @Test
  void everyMessageOfABuiltTypeIsDecoded() {
    assertThat(FINDINGS)
        .isNotEmpty()
        .filteredOn(each -> each.outcome() != NOT_BUILT)
        .allMatch(
            each -> List.of(IDENTICAL, EQUAL_WHEN_SORTED, DIFFERENT).contains(each.outcome()));
  }

  @Test
  void s1apNasAndGtpuAreEncodedIdentically() {
    assertThat(built(Protocol.S1AP, Protocol.NAS, Protocol.GTP_U))
        .isNotEmpty()
        .allMatch(each -> each.outcome() == IDENTICAL);
  }

  @Test
  void gtpv2IsEncodedIdenticallyWhenSorted() {
    assertThat(built(Protocol.GTPV2_C)).isNotEmpty().allMatch(each -> !each.outcome().failed());
  }

  /// A record does not keep the M bit of its AVPs: it is the table's, and peers differ in it.
  @Test
  void diameterIsEncodedIdenticallyWhenSortedButForTheMBit() {
    var onlyTheMBit =
        "(.+ received with the M bit (set|clear), encoded with the M bit (set|clear)(; )?)+";
    assertThat(built(Protocol.DIAMETER))
        .isNotEmpty()
        .filteredOn(each -> each.outcome().failed())
        .allMatch(each -> each.reason().matches(onlyTheMBit));
  }

  private static List<Finding> built(Protocol... protocols) {
    return FINDINGS.stream()
        .filter(each -> List.of(protocols).contains(each.protocol()))
        .filter(each -> each.outcome() != NOT_BUILT)
        .toList();
  }

  private static CaptureReader open(Path file) {
    try {
      return CaptureReader.of(new BufferedInputStream(Files.newInputStream(file)));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
