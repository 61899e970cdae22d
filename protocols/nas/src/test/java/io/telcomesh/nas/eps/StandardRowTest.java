package io.telcomesh.nas.eps;

import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.codec.OtherIes;
import io.telcomesh.codec.Presence;
import io.telcomesh.codec.Row;
import io.telcomesh.nas.NamedElement;
import io.telcomesh.nas.NasCodec;
import io.telcomesh.nas.NasTag;
import io.telcomesh.security.Direction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Our tables beside those of the standard.
class StandardRowTest {
  static Stream<NasCodec<? extends NasMessage>> messages() {
    return Messages.ALL.stream();
  }

  @ParameterizedTest
  @MethodSource("messages")
  void hasTheTypeAndDirectionOfTheStandard(NasCodec<? extends NasMessage> codec) {
    var header =
        switch (codec.header()) {
          case EmmHeader(int type) -> "EMM %02X".formatted(type);
          case EsmHeader(int type) -> "ESM %02X".formatted(type);
          default -> "EMM ";
        };
    var standard =
        StandardRow.ALL.stream()
            .filter(row -> row.message().equals(codec.name()))
            .filter(row -> codec.directions().equals(directions(row)))
            .map(row -> row.protocol() + " " + row.messageType());
    assertThat(standard).isNotEmpty().containsOnly(header);
  }

  @ParameterizedTest
  @MethodSource("messages")
  void hasTheMandatoryRowsOfTheStandardInOrder(NasCodec<? extends NasMessage> codec) {
    assertThat(rows(codec, true))
        .isEqualTo(
            standard(codec)
                .filter(row -> row.identifier().isEmpty())
                .filter(row -> !row.name().equals(StandardRow.SPARE))
                .map(StandardRowTest::line)
                .toList());
  }

  @ParameterizedTest
  @MethodSource("messages")
  void hasItsOptionalRowsFromTheStandardInOrder(NasCodec<? extends NasMessage> codec) {
    var standard =
        standard(codec)
            .filter(row -> !row.identifier().isEmpty())
            .map(StandardRowTest::line)
            .toList();
    var ours = rows(codec, false);
    assertThat(standard).containsSubsequence(ours);
    assertThat(hasOthers(codec))
        .as("a component for the others where there are some")
        .isEqualTo(standard.size() > ours.size());
  }

  @Test
  void knowsEveryMessageOfTheStandard() {
    var names = StandardRow.ALL.stream().map(StandardRow::message).distinct();
    assertThat(names).hasSize(61);
  }

  private static List<String> rows(NasCodec<? extends NasMessage> codec, boolean mandatory) {
    var lines = new ArrayList<String>();
    for (var row : codec.rows().subList(codec.header().rows(), codec.rows().size())) {
      if (row.tag().hasPlace() == mandatory) {
        lines.add(line(row));
      }
    }
    return lines;
  }

  private static Stream<StandardRow> standard(NasCodec<? extends NasMessage> codec) {
    return StandardRow.of(codec.name(), codec.directions().toArray(Direction[]::new)).stream();
  }

  private static Set<Direction> directions(StandardRow row) {
    return switch (row.direction()) {
      case "ue-to-network" -> Set.of(Direction.UPLINK);
      case "network-to-ue" -> Set.of(Direction.DOWNLINK);
      default -> Set.of(Direction.values());
    };
  }

  private static String line(Row<?, NasTag> row) {
    var tag = row.tag();
    var element = row.element();
    var type = element instanceof NamedElement<?>(var _, var named) ? named : element;
    return "%s | %s | %s | %s | %s"
        .formatted(
            tag.hasPlace() ? "" : "%02X".formatted(tag.identifier()),
            row.name(),
            type.name(),
            row.presence() == Presence.MANDATORY
                ? "M"
                : row.presence() == Presence.OPTIONAL ? "O" : "C",
            tag.format());
  }

  private static String line(StandardRow row) {
    return "%s | %s | %s | %s | %s"
        .formatted(
            row.identifier().replace('-', '0'),
            row.name(),
            row.type(),
            row.presence(),
            row.nasFormat());
  }

  private static boolean hasOthers(NasCodec<? extends NasMessage> codec) {
    return Arrays.stream(codec.type().getRecordComponents())
        .anyMatch(component -> component.getType() == OtherIes.class);
  }
}
