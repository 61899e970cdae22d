package io.telcomesh.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.telcomesh.codec.TableTest.Number;
import io.telcomesh.codec.TableTest.Tlv;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Tag 4 is a key, tag 5 a group of the same again, tag 6 a group that only the dictionary knows.
class RedactionTest {
  public record Group(
      Optional<Octets> text, List<Octets> keys, Optional<Group> group, OtherIes others) {}

  /// Names the table before it is there.
  private static final class InItself implements Element<Group> {
    @Override
    public String name() {
      return "Group";
    }

    @Override
    public Group decode(OctetReader in) {
      return CODEC.decode(in).orThrow();
    }

    @Override
    public void encode(Group value, OctetWriter out) {
      CODEC.encode(value, out);
    }

    @Override
    public Optional<Table<?, ?>> group() {
      return Optional.of(CODEC);
    }
  }

  private static final Table<Group, Number> CODEC =
      Table.of(
              Group.class,
              "Group",
              new Tlv(false),
              tag -> tag.value() == 6 ? Optional.of(new InItself()) : Optional.empty())
          .optional(new Number(2), TableTest.TEXT, Group::text)
          .many(new Number(4), TableTest.KEY, Presence.OPTIONAL, Group::keys)
          .optional(new Number(5), new InItself(), Group::group)
          .others(Group::others)
          .build();

  @Test
  void leavesZerosOfASecretAndAllElseAsItWas() {
    assertThat(CODEC.redact(Octets.hex("020161 0402abcd 7f01ee 0400 0401ab")))
        .isEqualTo(Octets.hex("020161 04020000 7f01ee 0400 040100"));
  }

  @Test
  void findsASecretInAGroupInsideAGroup() {
    assertThat(CODEC.redact(Octets.hex("0509 5001aa 0504 0402abcd 0201bb")))
        .isEqualTo(Octets.hex("0509 5001aa 0504 04020000 0201bb"));
    assertThat(CODEC.redact(Octets.hex("0606 0604 0402abcd 0201bb")))
        .isEqualTo(Octets.hex("0606 0604 04020000 0201bb"));
  }

  @Test
  void leavesZerosOfWhatCannotBeCut() {
    assertThat(CODEC.redact(Octets.hex("020161 0403abcd")))
        .isEqualTo(Octets.hex("020161 00000000"));
    assertThat(CODEC.redact(Octets.hex("0505 0201bb 0402 0201bb")))
        .isEqualTo(Octets.hex("0505 0201bb 0000 0201bb"));
  }

  @Test
  void reachesNoEndOfGroupsInGroups() {
    var octets = Octets.hex("0402abcd");
    for (int i = 0; i < 100; i++) {
      octets = new OctetWriter().u8(5).u8(octets.length()).octets(octets).toOctets();
    }
    assertThat(CODEC.redact(octets).toHex()).hasSize(408).doesNotContain("abcd").endsWith("0000");
    assertThat(CODEC.fields(octets)).hasSize(1);
  }

  @Test
  void showsNoSecretOfABrokenGroup() {
    var message = CODEC.decode(Octets.hex("060b 0402abcd 0505 0402cdef 04")).orThrow();
    assertThat(CODEC.render(message).toString())
        .contains("04020000")
        .doesNotContain("abcd", "cdef");
  }

  @Test
  void cutsGroupsIntoTheirFields() {
    var fields = CODEC.fields(Octets.hex("020161 0506 0402abcd 7f00 0503 0402ab"));

    assertThat(fields).extracting(field -> field.tag().key()).containsExactly(2L, 5L, 5L);
    assertThat(fields.get(1).inside())
        .containsExactly(
            new FieldTree(new Number(4), Octets.hex("abcd"), List.of()),
            new FieldTree(new Number(0x7f), Octets.EMPTY, List.of()));
    assertThat(fields.get(2).inside()).isEmpty(); // it cannot be cut
    assertThatThrownBy(() -> CODEC.fields(Octets.hex("0402ab")))
        .isInstanceOf(DecodeException.class);
  }
}
