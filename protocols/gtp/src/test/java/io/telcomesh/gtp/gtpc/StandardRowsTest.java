package io.telcomesh.gtp.gtpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.codec.Presence;
import io.telcomesh.codec.Row;
import io.telcomesh.codec.Table;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Our rows against those of TS 29.274 as data.
class StandardRowsTest {
  private static final int MESSAGE = 1;
  private static final int TYPE = 3;
  private static final int INSTANCE = 4;
  private static final int PRESENCE = 5;
  private static final int GROUP = 6;
  private static final int NOTE = 7;

  record Case(Table<?, IeTag> table, List<String[]> standard) {
    @Override
    public String toString() {
      return table.name();
    }
  }

  static Stream<Case> tables() {
    return Stream.concat(
        Gtpc.codecs().map(codec -> message((Table<?, IeTag>) codec)),
        Stream.of(
            group(
                BearerContextToBeCreated.TABLE,
                MessageType.CREATE_SESSION_REQUEST,
                "Bearer Contexts to be created"),
            group(
                BearerContextCreated.TABLE,
                MessageType.CREATE_SESSION_RESPONSE,
                "Bearer Contexts created"),
            group(
                BearerContextToBeModified.TABLE,
                MessageType.MODIFY_BEARER_REQUEST,
                "Bearer Contexts to be modified"),
            group(
                BearerContextToBeRemoved.TABLE,
                MessageType.MODIFY_BEARER_REQUEST,
                "Bearer Contexts to be removed"),
            group(
                BearerContextModified.TABLE,
                MessageType.MODIFY_BEARER_RESPONSE,
                "Bearer Contexts modified"),
            group(
                BearerContextMarkedForRemoval.TABLE,
                MessageType.MODIFY_BEARER_RESPONSE,
                "Bearer Contexts marked for removal")));
  }

  @ParameterizedTest
  @MethodSource("tables")
  void hasTheElementsOfTheStandardInItsOrder(Case message) {
    var standard = message.standard.stream().map(StandardRowsTest::tag).toList();
    var ours = message.table.rows().stream().map(Row::tag).toList();

    assertThat(standard).containsAll(ours);
    assertThat(ours).isEqualTo(standard.stream().filter(ours::contains).toList());
  }

  @ParameterizedTest
  @MethodSource("tables")
  void hasPresenceAndOccurrenceOfTheStandard(Case message) {
    for (var row : message.table.rows()) {
      var standard =
          message.standard.stream()
              .filter(each -> tag(each).equals(row.tag()))
              .findFirst()
              .orElseThrow();
      assertThat(row.presence()).as(row.tag().toString()).isEqualTo(presence(row, standard));
      assertThat(row.many())
          .as(row.tag().toString())
          .isEqualTo(standard[NOTE].contains("many") || row.tag().type() == 93);
    }
  }

  @ParameterizedTest
  @MethodSource("tables")
  void hasARowForEveryMandatoryElement(Case message) {
    var ours = message.table.rows().stream().map(Row::tag).toList();

    assertThat(message.standard)
        .filteredOn(row -> row[PRESENCE].equals("M"))
        .allSatisfy(row -> assertThat(ours).contains(tag(row)));
  }

  @Test
  void knowsEveryElementOfTheStandardByNameAndLength() {
    assertThat(Recorded.lines("ies.tsv"))
        .allSatisfy(row -> {
          var ours = InformationElements.of(Integer.parseInt(row[0])).orElseThrow();
          assertThat(ours.name()).isEqualTo(row[1]);
          if (row[2].startsWith("fixed")) {
            assertThat("fixed " + ours.shortest()).isEqualTo(row[2]);
            assertThat(ours.longest()).isEqualTo(ours.shortest());
          } else if (row[2].startsWith("ext min")) {
            assertThat("ext min " + ours.shortest()).isEqualTo(row[2]);
          }
        });
  }

  /// A response that refuses has no bearer contexts, although they are mandatory: their record asks
  /// for them in one that accepts. A grouped IE is many without saying so.
  private static Presence presence(Row<?, IeTag> row, String[] standard) {
    if (standard[MESSAGE].equals("Create Session Response") && row.tag().equals(new IeTag(93, 0))) {
      return Presence.CONDITIONAL;
    }
    return switch (standard[PRESENCE]) {
      case "M" -> Presence.MANDATORY;
      case "C" -> Presence.CONDITIONAL;
      default -> Presence.OPTIONAL;
    };
  }

  private static Case message(Table<?, IeTag> table) {
    return new Case(table, standard(table.name(), ""));
  }

  private static Case group(Table<?, IeTag> table, MessageType message, String group) {
    return new Case(table, standard(message.toString(), group));
  }

  private static List<String[]> standard(String message, String group) {
    return Recorded.lines("rows.tsv").stream()
        .filter(row -> row[MESSAGE].equals(message) && row[GROUP].equals(group))
        .filter(row -> !row[TYPE].isEmpty() && !row[INSTANCE].equals("VS"))
        .toList();
  }

  private static IeTag tag(String[] row) {
    return new IeTag(Integer.parseInt(row[TYPE]), Integer.parseInt(row[INSTANCE]));
  }
}
