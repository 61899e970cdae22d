package io.telcomesh.diameter;

import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.codec.Presence;
import io.telcomesh.codec.Row;
import io.telcomesh.codec.Table;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Our rows against those of RFC 6733 and TS 29.272 as data.
class StandardRowsTest {
  record Case(Table<?, AvpTag> table, List<List<String>> standard) {
    @Override
    public String toString() {
      return table.name();
    }
  }

  static Stream<Case> tables() {
    return Stream.concat(
            Command.all().flatMap(each -> Stream.of(each.request(), each.answer())),
            Stream.of(ErrorAnswer.CODEC))
        .map(table -> new Case(table, standard(table.name())));
  }

  @ParameterizedTest
  @MethodSource("tables")
  void hasTheAvpsOfTheStandardInItsOrder(Case message) {
    var order = message.standard.stream().map(StandardRowsTest::key).toList();
    var ours = message.table.rows().stream().map(row -> row.tag().key()).toList();

    assertThat(order).containsAll(ours);
    assertThat(ours).isEqualTo(order.stream().filter(ours::contains).toList());
  }

  @ParameterizedTest
  @MethodSource("tables")
  void hasNamePresenceAndOccurrenceOfTheStandard(Case message) {
    for (var row : message.table.rows()) {
      var standard = of(row, message);
      assertThat(row.name()).isIn(standard.get(9), standard.get(9).replace("User-Name", "IMSI"));
      assertThat(row.presence() == Presence.MANDATORY)
          .as(row.name())
          .isEqualTo(
              standard.get(13).startsWith("required")
                  || standard.get(13).equals("fixed-first") && standard.get(14).equals("1"));
      assertThat(row.many()).as(row.name()).isEqualTo(standard.get(14).endsWith("n"));
    }
  }

  @ParameterizedTest
  @MethodSource("tables")
  void hasARowForEveryRequiredAvp(Case message) {
    var ours = message.table.rows().stream().map(row -> row.tag().key()).toList();

    assertThat(message.standard)
        .filteredOn(row -> row.get(13).startsWith("required"))
        .allSatisfy(row -> assertThat(ours).as(row.get(9)).contains(key(row)));
  }

  @ParameterizedTest
  @MethodSource("tables")
  void setsTheMandatoryBitOfTheDictionary(Case message) {
    for (var row : message.table.rows()) {
      var known = (Avp<?>) AvpDictionary.element(row.tag()).orElseThrow();
      assertThat(row.tag().mandatory()).as(row.name()).isEqualTo(known.tag().mandatory());
    }
  }

  private static List<String> of(Row<?, AvpTag> row, Case message) {
    return message.standard.stream()
        .filter(each -> key(each) == row.tag().key())
        .findFirst()
        .orElseThrow();
  }

  private static List<List<String>> standard(String command) {
    return Recorded.lines("s6a-messages.tsv")
        .filter(row -> row.get(0).equals(command))
        .filter(row -> !row.get(10).isEmpty())
        .toList();
  }

  private static long key(List<String> row) {
    int vendor = row.get(11).isEmpty() ? 0 : Integer.parseInt(row.get(11));
    return new AvpTag(Integer.parseInt(row.get(10)), vendor, false).key();
  }
}
