package io.telcomesh.s1ap.dictionary;

import io.telcomesh.asn1per.BitString;
import io.telcomesh.asn1per.Criticality;
import io.telcomesh.asn1per.Extensions;
import io.telcomesh.asn1per.IeTag;
import io.telcomesh.asn1per.ProtocolIes;
import io.telcomesh.codec.Field;
import io.telcomesh.codec.OctetWriter;
import io.telcomesh.codec.Octets;
import io.telcomesh.identifiers.Digits;
import io.telcomesh.s1ap.dictionary.Rows.ExtensionRow;
import io.telcomesh.s1ap.dictionary.Rows.ItemRow;
import io.telcomesh.s1ap.dictionary.Rows.MessageRow;
import io.telcomesh.s1ap.dictionary.Rows.TypeRow;
import io.telcomesh.s1ap.dictionary.TypeTable.Chosen;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;

/// Messages and values that the standard's tables allow, at random.
public final class RandomMessages {
  private static final List<MessageRow> MESSAGES = Rows.messages();
  private static final List<ItemRow> ITEMS = Rows.items();
  private static final List<ExtensionRow> EXTENSIONS = Rows.extensions();

  private final Random random;

  public RandomMessages(long seed) {
    random = new Random(seed);
  }

  /// A message's own encoding: all its mandatory IEs, and some of the others.
  public Octets message(String name) {
    var fields = new ArrayList<Field<IeTag>>();
    for (var row : MESSAGES) {
      if (row.message().equals(name) && row.ieId() >= 0 && isThere(row)) {
        fields.add(field(row.ieId(), row.criticality(), row.type()));
      }
    }
    var out = new OctetWriter();
    ProtocolIes.FRAMING.join(fields, out);
    return out.toOctets();
  }

  private boolean isThere(MessageRow row) {
    return row.presence().equals("mandatory") || random.nextInt(3) == 0;
  }

  private Field<IeTag> field(int id, String criticality, String type) {
    var tag = new IeTag(id, Criticality.valueOf(criticality.toUpperCase(Locale.ROOT)));
    return new Field<>(tag, TypeTable.type(type).encode(value(type)));
  }

  /// A value of a type. The few that the standard restricts in words are so here too.
  Object value(String type) {
    if (type.startsWith("IE<")) {
      var set = type.substring(3, type.length() - 1);
      return ITEMS.stream()
          .filter(row -> row.set().equals(set))
          .findFirst()
          .map(row -> value(row.type()))
          .orElseGet(() -> new Field<>(new IeTag(1, Criticality.IGNORE), octets(3)));
    }
    return switch (type) {
      case "PLMNidentity" -> plmn();
      case "IMSI" -> imsi();
      case "PriorityLevel" -> 1L + random.nextInt(15);
      case "E-RAB-ID" -> (long) random.nextInt(16);
      default -> valueOf(TypeTable.row(type));
    };
  }

  private Object valueOf(TypeRow row) {
    return switch (row.kind()) {
      case "INTEGER" -> number(Range.of(row));
      case "BIT STRING" -> bits(size(row, 40));
      case "OCTET STRING", "OBJECT IDENTIFIER", "open" -> octets(size(row, 20));
      case "PrintableString", "VisibleString" -> "x".repeat(size(row, 20));
      case "ENUMERATED" -> random.nextInt(Members.of(row).all().size());
      case "NULL" -> "NULL";
      case "SEQUENCE OF" -> list(row);
      case "SEQUENCE" -> row.members().startsWith("IE<") ? value(row.members()) : components(row);
      case "CHOICE" -> choice(row);
      default -> throw new IllegalStateException(row.kind());
    };
  }

  private long number(Range range) {
    long span = range.atMost() - range.atLeast();
    if (range.extensible() && random.nextInt(4) == 0) {
      return range.atMost() + 1 + random.nextInt(1000);
    }
    return switch (random.nextInt(4)) {
      case 0 -> range.atLeast();
      case 1 -> range.atMost();
      default -> range.atLeast() + (span == -1 ? random.nextLong() : random.nextLong(span + 1));
    };
  }

  private int size(TypeRow row, int enough) {
    if (row.constraint().isEmpty()) {
      return random.nextInt(enough);
    }
    var range = Range.of(row);
    if (range.extensible() && random.nextInt(4) == 0) {
      return range.most() + 1 + random.nextInt(3);
    }
    return range.least() + random.nextInt(Math.min(range.most() - range.least(), enough) + 1);
  }

  private BitString bits(int length) {
    var octets = octets((length + 7) / 8).toByteArray();
    if (length % 8 != 0) {
      octets[octets.length - 1] &= (byte) (0xff << 8 - length % 8);
    }
    return new BitString(Octets.wrap(octets), length);
  }

  private Octets octets(int length) {
    var octets = new byte[length];
    random.nextBytes(octets);
    return Octets.wrap(octets);
  }

  private List<Object> list(TypeRow row) {
    var list = new ArrayList<>();
    for (int i = size(row, 2); i > 0; i--) {
      list.add(value(row.members()));
    }
    return list;
  }

  private List<Object> components(TypeRow row) {
    var values = new ArrayList<>();
    for (var member : Members.of(row).all()) {
      var type = Members.typeOf(member);
      if (type.startsWith("EXT<")) {
        values.add(extensions(type.substring(4, type.length() - 1)));
      } else if (member.endsWith("?")) {
        values.add(random.nextBoolean() ? Optional.of(value(type)) : Optional.empty());
      } else {
        values.add(value(type));
      }
    }
    return values;
  }

  private Extensions extensions(String set) {
    return Extensions.of(
        EXTENSIONS.stream()
            .filter(row -> row.set().equals(set) && random.nextInt(3) == 0)
            .map(this::extension)
            .toList());
  }

  private Field<IeTag> extension(ExtensionRow row) {
    return field(row.id(), row.criticality(), row.type());
  }

  private Chosen choice(TypeRow row) {
    var alternatives = Members.of(row).all();
    int index = random.nextInt(alternatives.size());
    return new Chosen(index, value(Members.typeOf(alternatives.get(index))));
  }

  private Octets plmn() {
    int mnc = random.nextBoolean() ? 15 : random.nextInt(10);
    return Octets.of(digits(), mnc << 4 | random.nextInt(10), digits());
  }

  private int digits() {
    return random.nextInt(10) << 4 | random.nextInt(10);
  }

  private Octets imsi() {
    var out = new OctetWriter();
    Digits.encode("0010123456789".substring(0, 6 + random.nextInt(8)), out);
    return out.toOctets();
  }
}
