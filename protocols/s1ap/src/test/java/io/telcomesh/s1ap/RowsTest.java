package io.telcomesh.s1ap;

import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.asn1per.IeTag;
import io.telcomesh.codec.MessageCodec;
import io.telcomesh.codec.Octets;
import io.telcomesh.codec.Presence;
import io.telcomesh.codec.Row;
import io.telcomesh.codec.Table;
import io.telcomesh.s1ap.ElementaryProcedure.Routed;
import io.telcomesh.s1ap.dictionary.RandomMessages;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Our tables against the standard's.
class RowsTest {
  static List<Routed<?>> messages() {
    return ElementaryProcedure.all().collect(Collectors.toList());
  }

  /// A line of s1ap-messages.tsv.
  private record Line(
      int procedureCode,
      String procedureCriticality,
      String message,
      String kind,
      int id,
      String name,
      String criticality,
      boolean mandatory) {}

  private static List<Line> standard(String message) {
    return Samples.lines("s1ap-messages.tsv").stream()
        .filter(f -> f[3].equals(message))
        .map(f ->
            new Line(
                Integer.parseInt(f[0]),
                f[2],
                f[3],
                f[4],
                Integer.parseInt(f[6]),
                f[7],
                f[8],
                f[9].equals("mandatory")))
        .toList();
  }

  private static List<? extends Row<?, IeTag>> rows(Routed<?> routed) {
    @SuppressWarnings("unchecked") // all are made with S1apIes.message
    var table = (Table<?, IeTag>) routed.message().codec();
    return table.rows();
  }

  @ParameterizedTest
  @MethodSource("messages")
  void aMessageHasItsProceduresCodeAndCriticality(Routed<?> routed) {
    var standard = standard(routed.message().codec().name()).getFirst();
    var header = routed.header();
    assertThat(header.procedureCode()).isEqualTo(standard.procedureCode());
    assertThat(name(header.criticality())).isEqualTo(standard.procedureCriticality());
    assertThat(header.triggeringMessage().kind()).isEqualTo(standard.kind());
  }

  @ParameterizedTest
  @MethodSource("messages")
  void rowsAreLinesOfTheStandardInItsOrder(Routed<?> routed) {
    var standard = standard(routed.message().codec().name());
    var ours =
        rows(routed).stream()
            .map(row ->
                "%d %s %s %s"
                    .formatted(
                        row.tag().id(),
                        row.name(),
                        name(row.tag().criticality()),
                        row.presence() == Presence.MANDATORY))
            .toList();
    assertThat(
            standard.stream()
                .map(line ->
                    "%d %s %s %s"
                        .formatted(line.id(), line.name(), line.criticality(), line.mandatory()))
                .toList())
        .containsSubsequence(ours);
  }

  @ParameterizedTest
  @MethodSource("messages")
  void everyMandatoryIeHasARow(Routed<?> routed) {
    var ours = rows(routed).stream().map(row -> row.tag().id()).collect(Collectors.toSet());
    assertThat(standard(routed.message().codec().name()))
        .filteredOn(Line::mandatory)
        .allMatch(line -> ours.contains(line.id()));
  }

  @ParameterizedTest
  @MethodSource("messages")
  void whateverTheStandardAllowsIsReadAndReEncoded(Routed<?> routed) {
    var codec = routed.message().codec();
    var random = new RandomMessages(17);
    for (int i = 0; i < 300; i++) {
      reEncode(codec, random.message(codec.name()));
    }
  }

  private static <M> void reEncode(MessageCodec<M> codec, Octets octets) {
    var message = codec.decode(octets).orThrow();
    assertThat(codec.encode(message)).as(message.toString()).isEqualTo(octets);
  }

  @Test
  void enumsHaveTheStandardsValuesInItsOrder() {
    var enums =
        List.of(
            CauseRadioNetwork.class,
            CauseTransport.class,
            CauseNas.class,
            CauseProtocol.class,
            CauseMisc.class,
            CnDomain.class,
            PagingDrx.class,
            RrcEstablishmentCause.class,
            TimeToWait.class,
            TypeOfError.class);
    for (var type : enums) {
      var ours = List.of(type.getEnumConstants()).stream().map(RowsTest::name).toList();
      assertThat(values(type.getSimpleName())).as(type.getSimpleName()).isEqualTo(ours);
    }
  }

  private static List<String> values(String type) {
    var members =
        Samples.lines("s1ap-types.tsv").stream()
            .filter(f -> f[0].replace("-", "").equalsIgnoreCase(type))
            .findFirst()
            .orElseThrow()[3];
    return List.of(members.toLowerCase(Locale.ROOT).split(", ")).stream()
        .filter(value -> !value.equals("..."))
        .toList();
  }

  private static String name(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
