package io.telcomesh.s1ap.dictionary;

import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.asn1per.Criticality;
import io.telcomesh.asn1per.IeTag;
import io.telcomesh.codec.Tree;
import io.telcomesh.s1ap.dictionary.Rows.MessageRow;
import io.telcomesh.s1ap.dictionary.Rows.TypeRow;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class S1apDictionaryTest {
  static List<String> messages() {
    return Rows.messages().stream()
        .filter(row -> row.ieId() >= 0)
        .map(MessageRow::message)
        .distinct()
        .toList();
  }

  @Test
  void knowsAllMessagesOfTheStandardThatHaveIes() {
    assertThat(messages()).hasSize(97);
  }

  @Test
  void knowsEveryIeOfEveryMessage() {
    assertThat(Rows.messages().stream().filter(row -> row.ieId() >= 0))
        .allMatch(row ->
            S1apDictionary.message(row.message())
                .element(new IeTag(row.ieId(), Criticality.REJECT))
                .orElseThrow()
                .name()
                .equals(row.ieName()));
  }

  @Test
  void everyTypeTakesItsOwnValues() {
    var random = new RandomMessages(1);
    for (var row : Rows.types()) {
      if (isPlain(row)) {
        var type = TypeTable.type(row.name());
        for (int i = 0; i < 50; i++) {
          var octets = type.encode(random.value(row.name()));
          assertThat(type.encode(type.decode(octets))).as(row.name()).isEqualTo(octets);
        }
      }
    }
  }

  /// Messages, and the framing itself, are not values of IEs.
  private static boolean isPlain(TypeRow row) {
    return !row.members().contains("IES<")
        && !row.members().startsWith("Protocol")
        && !row.name().startsWith("Protocol");
  }

  @ParameterizedTest
  @MethodSource("messages")
  void showsEveryMessageWholly(String message) {
    var random = new RandomMessages(message.hashCode());
    for (int i = 0; i < 20; i++) {
      var tree = S1apDictionary.render(message, random.message(message));
      assertThat(leaves(tree).toList())
          .noneMatch(leaf ->
              leaf.name().startsWith("IE ")
                  || leaf.name().equals("unreadable")
                  || leaf.value().contains(" needed at "));
    }
  }

  @Test
  void showsNoKeyOfAHandover() {
    var tree =
        S1apDictionary.render("HandoverRequest", new RandomMessages(5).message("HandoverRequest"));
    assertThat(leaves(tree).filter(leaf -> leaf.name().equals("nextHopParameter")))
        .extracting(Tree::value)
        .containsExactly(Tree.REDACTED);
  }

  @Test
  void knowsEveryIeThatHasAKeyInIt() {
    assertThat(Rows.messages())
        .filteredOn(row -> row.ieId() >= 0)
        .filteredOn(row -> TypeTable.ie(row.ieId(), row.ieName(), row.type()).secret())
        .extracting(MessageRow::type)
        .containsOnly("SecurityKey", "SecurityContext")
        .hasSize(6);
  }

  private static Stream<Tree> leaves(Tree tree) {
    return tree.children().isEmpty()
        ? Stream.of(tree)
        : tree.children().stream().flatMap(S1apDictionaryTest::leaves);
  }
}
