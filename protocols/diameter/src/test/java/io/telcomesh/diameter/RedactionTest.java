package io.telcomesh.diameter;

import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.codec.Octets;
import io.telcomesh.codec.Tree;
import io.telcomesh.diameter.s6a.S6aAvps;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The vector is the one that [RecordedMessagesTest] reads.
class RedactionTest {
  private static final List<String> VECTOR =
      List.of(
          "c7e4dda29d14b270a213c381321430c9",
          "4113fcbc78ff6cb5",
          "4f3af3d44b4180001e42518c8341ecc0",
          "5359b240a354c21c4a9d00f6c18b4a29d2ec5cc291754ccc0cb2fd8d788a26e4");

  static List<Recorded> all() {
    return Recorded.all().toList();
  }

  @ParameterizedTest
  @MethodSource("all")
  void changesNothingWhereThereIsNoVector(Recorded recorded) {
    boolean withoutVector = !recorded.octets().toHex().contains("000005a7"); // RAND is AVP 1447
    assertThat(Diameter.redact(recorded.octets()).equals(recorded.octets()))
        .isEqualTo(withoutVector);
  }

  @Test
  void leavesZerosOfTheVectorInItsGroups() {
    var answer = vectorAnswer();
    var expected = answer.toHex();
    for (var octets : VECTOR) {
      assertThat(expected).contains(octets);
      expected = expected.replace(octets, "00".repeat(octets.length() / 2));
    }
    assertThat(Diameter.redact(answer)).isEqualTo(Octets.hex(expected));
  }

  @Test
  void findsVectorsInACommandThatWeDoNotSpeak() {
    var answer = vectorAnswer();
    var unknown = answer.slice(0, 5).then(Octets.of(0, 1, 99)).then(answer.from(8));
    assertThat(Diameter.redact(unknown).from(8)).isEqualTo(Diameter.redact(answer).from(8));
  }

  @Test
  void showsNothingOfAVectorThatIsCutShort() {
    var answer = vectorAnswer();
    for (int length = 0; length < answer.length(); length++) {
      var redacted = Diameter.redact(answer.slice(0, length));
      assertThat(redacted.length()).isEqualTo(length);
      assertThat(redacted.toHex()).doesNotContain("c7e4dda2", "4113fcbc", "4f3af3d4", "5359b240");
    }
  }

  @Test
  void aSecretStaysOneWithValuesOfOurOwn() {
    var number = S6aAvps.KASME.as(Octets::length, Octets::zeros);
    assertThat(number.secret()).isTrue();
    assertThat(number.render(32)).isEqualTo(Tree.leaf("KASME", Tree.REDACTED));
  }

  @Test
  void findsTheResultWithoutReadingTheAnswer() {
    assertThat(Diameter.result(vectorAnswer())).contains(Result.SUCCESS);
    assertThat(Diameter.result(Octets.of(1, 2))).isEmpty();
  }

  private static Octets vectorAnswer() {
    return Recorded.all()
        .map(Recorded::octets)
        .filter(octets -> octets.toHex().contains(VECTOR.getFirst()))
        .findFirst()
        .orElseThrow();
  }
}
