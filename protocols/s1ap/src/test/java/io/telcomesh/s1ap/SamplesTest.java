package io.telcomesh.s1ap;

import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.codec.Decoded.Accepted;
import io.telcomesh.codec.Octets;
import io.telcomesh.codec.Tree;
import io.telcomesh.s1ap.Samples.Sample;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SamplesTest {
  static List<Sample> samples() {
    return Samples.all();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void decodesWithoutRemarks(Sample sample) {
    var decoded = S1ap.decode(sample.pdu());
    assertThat(decoded).isInstanceOf(Accepted.class);
    assertThat(((Accepted<S1apMessage>) decoded).notes().list()).isEmpty();
    assertThat(S1ap.name(decoded.orThrow())).isEqualTo(sample.message());
  }

  @ParameterizedTest
  @MethodSource("samples")
  void reEncodesToTheSameOctets(Sample sample) {
    var again = S1ap.encode(S1ap.decode(sample.pdu()).orThrow());
    assertThat(again).isEqualTo(withStandardCriticality(sample.pdu()));
  }

  @Test
  void someSamplesHaveAnotherCriticalityOfTheirProcedure() {
    assertThat(samples())
        .filteredOn(sample -> !withStandardCriticality(sample.pdu()).equals(sample.pdu()))
        .map(Sample::toString)
        .containsExactly(
            "E-RABReleaseCommand of sample",
            "S1SetupRequest of flow",
            "InitialContextSetupResponse of flow",
            "UEContextReleaseComplete of flow");
  }

  /// The third octet is the criticality of the procedure. The one E-RAB RELEASE COMMAND has another
  /// than the standard's at three of its IEs too.
  private static Octets withStandardCriticality(Octets pdu) {
    var message = S1ap.decode(pdu).orThrow();
    var criticality = Octets.of(S1ap.header(message).criticality().ordinal() << 6);
    var standard = pdu.slice(0, 2).then(criticality).then(pdu.from(3));
    return message instanceof ERabReleaseCommand
        ? Octets.hex(
            standard
                .toHex()
                .replace("00210007", "00214007")
                .replace("0023000", "0023400")
                .replace("001a000b", "001a400b"))
        : standard;
  }

  @ParameterizedTest
  @MethodSource("samples")
  void isShownWholly(Sample sample) {
    var tree = S1ap.render(S1ap.decode(sample.pdu()).orThrow());
    assertThat(leaves(tree).toList())
        .noneMatch(leaf -> leaf.name().startsWith("IE ") || leaf.value().contains(" ("));
  }

  private static Stream<Tree> leaves(Tree tree) {
    return tree.children().isEmpty()
        ? Stream.of(tree)
        : tree.children().stream().flatMap(SamplesTest::leaves);
  }
}
