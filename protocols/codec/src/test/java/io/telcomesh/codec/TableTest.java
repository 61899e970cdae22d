package io.telcomesh.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The engine with the plainest of framings: tag, length, value.
class TableTest {
  record Number(int value) implements Tag {
    @Override
    public long key() {
      return value;
    }
  }

  /// One octet tag, one octet length. An unknown tag above 127 refuses the message.
  static final class Tlv implements Framing<Number> {
    private final boolean ordered;

    Tlv(boolean ordered) {
      this.ordered = ordered;
    }

    @Override
    public void split(OctetReader body, List<Number> rows, Fields<Number> found) {
      while (body.hasRemaining()) {
        var tag = new Number(body.u8());
        found.field(tag, body.octets(body.u8()));
      }
    }

    @Override
    public void join(List<Field<Number>> fields, OctetWriter out) {
      fields.forEach(
          field -> out.u8(field.tag().value()).u8(field.value().length()).octets(field.value()));
    }

    @Override
    public Verdict verdict(Problem problem, Number tag, Presence presence) {
      return switch (problem) {
        case UNKNOWN -> tag.value() > 127 ? Verdict.REJECT : Verdict.NOTIFY;
        case MISSING, TRUNCATED, OUT_OF_ORDER -> Verdict.REJECT;
        case DUPLICATE -> Verdict.NOTIFY;
        case INVALID -> presence == Presence.MANDATORY ? Verdict.REJECT : Verdict.IGNORE;
      };
    }

    @Override
    public boolean ordered() {
      return ordered;
    }
  }

  record Small(int value) {
    Small {
      if (value > 9) {
        throw new IllegalArgumentException("too great");
      }
    }
  }

  static final Element<Small> DIGIT =
      Element.of("Digit", in -> new Small(in.u8()), (value, out) -> out.u8(value.value()));
  static final Element<Octets> TEXT = Element.octets("Text");
  static final Element<Octets> KEY =
      Element.secret("Key", OctetReader::rest, (value, out) -> out.octets(value));
  static final Element<Octets> REMARK = Element.octets("Remark");

  public record Message(
      Small digit,
      Optional<Octets> text,
      List<Small> more,
      Optional<Octets> key,
      OtherIes others) {}

  static final Table<Message, Number> CODEC = table(new Tlv(false));
  static final Table<Message, Number> ORDERED = table(new Tlv(true));

  private static Table<Message, Number> table(Tlv framing) {
    return Table.of(
            Message.class,
            "Message",
            framing,
            tag -> tag.value() == 9 ? Optional.of(REMARK) : Optional.empty())
        .mandatory(new Number(1), DIGIT, Message::digit)
        .optional(new Number(2), TEXT, Message::text)
        .many(new Number(3), DIGIT, Presence.OPTIONAL, Message::more)
        .conditional(new Number(4), KEY, Message::key)
        .others(Message::others)
        .build();
  }

  @Test
  void readsAndWritesEveryKindOfRow() {
    var octets = Octets.hex("010105 020161 030101 030102 040142");

    var message = CODEC.decode(octets).orThrow();

    assertThat(message)
        .isEqualTo(
            new Message(
                new Small(5),
                Optional.of(Octets.ascii("a")),
                List.of(new Small(1), new Small(2)),
                Optional.of(Octets.ascii("B")),
                OtherIes.NONE));
    assertThat(CODEC.encode(message)).isEqualTo(octets);
  }

  @Test
  void leavesAbsentRowsEmpty() {
    var message = CODEC.decode(Octets.hex("010105")).orThrow();

    assertThat(message.text()).isEmpty();
    assertThat(message.more()).isEmpty();
    assertThat(CODEC.encode(message)).isEqualTo(Octets.hex("010105"));
  }

  @Test
  void keepsWhatHasNoRowInItsPlace() {
    var octets = Octets.hex("0901aa 010105 0901bb 020161 7f00");

    var accepted = accepted(octets);

    assertThat(accepted.message().others().list()).hasSize(3);
    assertThat(CODEC.encode(accepted.message())).isEqualTo(octets);
    assertThat(accepted.notes().list())
        .singleElement()
        .satisfies(note -> {
          assertThat(note.problem()).isEqualTo(Problem.UNKNOWN);
          assertThat(note.tag()).isEqualTo(new Number(0x7f));
        });
  }

  @Test
  void refusesAnUnknownFieldWhenTheFramingSaysSo() {
    assertThat(problems(rejected(Octets.hex("010105 ff00")))).containsExactly(Problem.UNKNOWN);
  }

  @Test
  void collectsAllFaultsAndKeepsWhatCouldBeRead() {
    var rejected = rejected(Octets.hex("020161 ff00 03010a 02"));

    assertThat(problems(rejected))
        .containsExactly(Problem.UNKNOWN, Problem.INVALID, Problem.TRUNCATED, Problem.MISSING);
    assertThat(rejected.partial().value(TEXT)).contains(Octets.ascii("a"));
    assertThat(rejected.partial().value(KEY)).isEmpty();
  }

  @Test
  void notesADuplicateAndTakesTheFirst() {
    var accepted = accepted(Octets.hex("010105 010106"));

    assertThat(accepted.message().digit()).isEqualTo(new Small(5));
    assertThat(accepted.notes().first(Verdict.NOTIFY).orElseThrow().problem())
        .isEqualTo(Problem.DUPLICATE);
  }

  @Test
  void refusesWrongOrderOnlyWhereTheFramingIsOrdered() {
    var swapped = Octets.hex("020161 010105");

    assertThat(CODEC.decode(swapped)).isInstanceOf(Decoded.Accepted.class);
    assertThat(ORDERED.decode(swapped)).isInstanceOf(Decoded.Rejected.class);
  }

  @Test
  void saysOnceThatAMandatoryFieldIsInvalid() {
    assertThat(problems(rejected(Octets.hex("01010a")))).containsExactly(Problem.INVALID);
  }

  @Test
  void boundsWhatItCollects() {
    var many = new OctetWriter();
    for (int i = 0; i < 1000; i++) {
      many.u8(0x7f).u8(0);
    }
    assertThat(rejected(many.toOctets()).diagnostics().list())
        .hasSizeLessThanOrEqualTo(Diagnostics.LIMIT);
  }

  @Test
  void showsAMessageWithoutItsSecrets() {
    var tree = CODEC.render(CODEC.decode(Octets.hex("010105 0901aa 040142")).orThrow());

    assertThat(tree.toString())
        .isEqualTo(
            """
            Message
              Digit: Small[value=5]
              Remark: aa
              Key: (redacted)
            """);
  }

  @Test
  void isAnElementOfAnotherMessage() {
    var group = CODEC.asElement("Group");

    assertThat(group.name()).isEqualTo("Group");
    assertThatThrownBy(() -> group.decode(Octets.hex("0201").reader()))
        .isInstanceOf(DecodeException.class);
  }

  @Test
  void refusesATableThatDoesNotFitItsRecord() {
    var builder =
        Table.of(Message.class, "Message", new Tlv(false), _ -> Optional.empty())
            .mandatory(new Number(1), DIGIT, Message::digit);

    assertThatThrownBy(builder::build).isInstanceOf(IllegalArgumentException.class);
  }

  private static Decoded.Accepted<Message> accepted(Octets octets) {
    return (Decoded.Accepted<Message>) CODEC.decode(octets);
  }

  private static Decoded.Rejected<Message> rejected(Octets octets) {
    return (Decoded.Rejected<Message>) CODEC.decode(octets);
  }

  private static List<Problem> problems(Decoded.Rejected<Message> rejected) {
    return new ArrayList<>(
        rejected.diagnostics().list().stream().map(Diagnostic::problem).toList());
  }
}
