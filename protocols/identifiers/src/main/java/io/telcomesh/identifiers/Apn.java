package io.telcomesh.identifiers;

import io.telcomesh.codec.DecodeException;
import io.telcomesh.codec.OctetReader;
import io.telcomesh.codec.OctetWriter;
import java.util.ArrayList;
import java.util.Locale;
import java.util.regex.Pattern;

/// Access point name, TS 23.003 §9.1: labels of letters, digits and hyphens, joined by dots, 100
/// octets at most on the wire; case does not count. In octets each label has its length in front
/// (NAS and GTPv2); S6a carries the text, where `*` is the wild card.
public record Apn(String name) {
  private static final Pattern LABELS =
      Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*");
  private static final int MOST_OCTETS = 100;

  public Apn {
    name = name.toLowerCase(Locale.ROOT);
    if (name.length() + 1 > MOST_OCTETS || !LABELS.matcher(name).matches()) {
      throw new IllegalArgumentException("'%s' is no access point name".formatted(name));
    }
  }

  /// Reads labels to the end of the octets.
  public static Apn decode(OctetReader in) {
    var labels = new ArrayList<String>();
    while (in.hasRemaining()) {
      int length = in.u8();
      if (length == 0) {
        throw new DecodeException("an empty label in an access point name");
      }
      labels.add(in.octets(length).toAscii());
    }
    return new Apn(String.join(".", labels));
  }

  public void encode(OctetWriter out) {
    for (var label : name.split("\\.")) {
      out.u8(label.length());
      for (int i = 0; i < label.length(); i++) {
        out.u8(label.charAt(i));
      }
    }
  }

  /// The network identifier alone: without the operator's part `mnc….mcc….gprs` at the end (TS
  /// 23.003 §9.1.2).
  public Apn networkIdentifier() {
    return new Apn(name.replaceFirst("\\.mnc\\d{3}\\.mcc\\d{3}\\.gprs$", ""));
  }

  @Override
  public String toString() {
    return name;
  }
}
