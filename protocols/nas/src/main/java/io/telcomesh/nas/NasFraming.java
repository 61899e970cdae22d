package io.telcomesh.nas;

import static io.telcomesh.nas.NasFormat.TLV;
import static io.telcomesh.nas.NasFormat.TLV_E;
import static io.telcomesh.nas.NasFormat.tv;

import io.telcomesh.codec.Field;
import io.telcomesh.codec.Framing;
import io.telcomesh.codec.OctetReader;
import io.telcomesh.codec.OctetWriter;
import io.telcomesh.codec.Octets;
import io.telcomesh.codec.Presence;
import io.telcomesh.codec.Problem;
import io.telcomesh.codec.Verdict;
import java.util.List;

/// The standard layer 3 message of TS 24.007 §11.2: a header, the imperative part whose elements
/// are known by their place, then elements with an identifier in any order.
///
/// @param standard the elements that the standard gives the message: those with an identifier and
///   neither row nor half octet need it to be cut
record NasFraming(NasHeader header, NasDictionary standard) implements Framing<NasTag> {
  private static final int HALF_OCTET_IDENTIFIERS = 0x80;
  private static final int TWO_LENGTH_OCTETS = 0x78;

  /// Instead of a half octet that waits for the other one.
  private static final int NONE = -1;

  @Override
  public void split(OctetReader body, List<NasTag> rows, Fields<NasTag> found) {
    var carried = header.read(body);
    for (int i = 0; i < carried.size(); i++) {
      found.field(rows.get(i), carried.get(i));
    }
    splitPlaces(body, rows.subList(carried.size(), rows.size()), found);
    while (body.hasRemaining()) {
      splitIdentified(body, found);
    }
  }

  private static void splitPlaces(OctetReader body, List<NasTag> rows, Fields<NasTag> found) {
    int high = NONE;
    for (var tag : rows) {
      if (!tag.hasPlace()) {
        return;
      }
      if (tag.format().kind() != NasFormat.Kind.HALF) {
        high = NONE;
        found.field(tag, value(tag.format(), body));
      } else if (high == NONE) {
        int octet = body.u8();
        found.field(tag, Octets.of(octet & 0xf));
        high = octet >> 4; // spare where no row takes it
      } else {
        found.field(tag, Octets.of(high));
        high = NONE;
      }
    }
  }

  private void splitIdentified(OctetReader body, Fields<NasTag> found) {
    int octet = body.u8();
    if (octet >= HALF_OCTET_IDENTIFIERS) {
      found.field(NasTag.of(octet & 0xf0, tv(1)), Octets.of(octet & 0xf));
      return;
    }
    var unknown = octet >= TWO_LENGTH_OCTETS ? TLV_E : TLV; // TS 24.007 §11.2.4
    var format = standard.format(octet).orElse(unknown);
    found.field(NasTag.of(octet, format), value(format, body));
  }

  private static Octets value(NasFormat format, OctetReader body) {
    return switch (format.kind()) {
      case HALF, TV_HALF -> throw new IllegalStateException("half an octet is not cut here");
      case V -> body.octets(format.octets());
      case TV -> body.octets(format.octets() - 1);
      case LV, TLV -> body.octets(body.u8());
      case LV_E, TLV_E -> body.octets(body.u16());
    };
  }

  @Override
  public void join(List<Field<NasTag>> fields, OctetWriter out) {
    int carried = header.rows();
    header.write(fields.subList(0, carried).stream().map(Field::value).toList(), out);
    int low = NONE;
    for (var field : fields.subList(carried, fields.size())) {
      if (field.tag().format().kind() != NasFormat.Kind.HALF) {
        low = joinSpare(low, out);
        join(field, out);
      } else if (low == NONE) {
        low = field.value().at(0);
      } else {
        out.u8(field.value().at(0) << 4 | low);
        low = NONE;
      }
    }
    joinSpare(low, out);
  }

  /// Fills up a half octet that has no other half.
  private static int joinSpare(int low, OctetWriter out) {
    if (low != NONE) {
      out.u8(low);
    }
    return NONE;
  }

  private static void join(Field<NasTag> field, OctetWriter out) {
    var tag = field.tag();
    var value = field.value();
    switch (tag.format().kind()) {
      case HALF -> throw new IllegalStateException("half an octet is not joined here");
      case V -> fixed(tag, value, tag.format().octets(), out);
      case LV -> out.u8(value.length()).octets(value);
      case LV_E -> out.u16(value.length()).octets(value);
      case TV_HALF -> out.u8(tag.identifier() | value.at(0));
      case TV -> fixed(tag, value, tag.format().octets() - 1, out.u8(tag.identifier()));
      case TLV -> out.u8(tag.identifier()).u8(value.length()).octets(value);
      case TLV_E -> out.u8(tag.identifier()).u16(value.length()).octets(value);
    }
  }

  private static void fixed(NasTag tag, Octets value, int octets, OctetWriter out) {
    if (value.length() != octets) {
      throw new IllegalArgumentException("%s has %d octets, not %s".formatted(tag, octets, value));
    }
    out.octets(value);
  }

  /// TS 24.301 §7.5 to §7.7: what the message cannot do without refuses it, everything else is as
  /// if it were not there.
  @Override
  public Verdict verdict(Problem problem, NasTag tag, Presence presence) {
    return switch (problem) {
      case UNKNOWN -> tag.comprehensionRequired() ? Verdict.REJECT : Verdict.IGNORE;
      case MISSING, TRUNCATED -> Verdict.REJECT;
      case INVALID -> presence == Presence.OPTIONAL ? Verdict.IGNORE : Verdict.REJECT;
      case DUPLICATE, OUT_OF_ORDER -> Verdict.IGNORE;
    };
  }
}
