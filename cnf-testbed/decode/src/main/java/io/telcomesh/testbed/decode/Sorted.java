package io.telcomesh.testbed.decode;

import io.telcomesh.codec.DecodeException;
import io.telcomesh.codec.OctetReader;
import io.telcomesh.codec.Octets;
import io.telcomesh.diameter.DiameterHeader;
import io.telcomesh.gtp.gtpc.InformationElement;
import io.telcomesh.gtp.gtpc.InformationElements;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The parts of a message in sorted order, so that messages can be compared where the order of
/// their parts means nothing.
final class Sorted {
  private static final int DEEPEST = 16;
  private static final int GTPC_WITH_TEID = 0x08;
  private static final int AVP_VENDOR = 0x80;
  private static final int AVP_MANDATORY = 0x40;
  private static final int AVP_RESERVED = 0x1f;

  private Sorted() {}

  /// Where the order counts: the whole is the only part.
  static List<Part> whole(Octets message) {
    return List.of(new Part("message", "", message.toHex(), List.of()));
  }

  /// Information elements of GTPv2-C, those inside grouped ones too.
  static List<Part> gtpc(Octets message) {
    int header = (message.at(0) & GTPC_WITH_TEID) != 0 ? 12 : 8;
    return withHeader(message, header, Sorted::informationElements);
  }

  /// AVPs of Diameter, those inside grouped ones too.
  static List<Part> diameter(Octets message) {
    return withHeader(message, DiameterHeader.LENGTH, Sorted::avps);
  }

  /// Cuts a body into its parts.
  private interface Cutter {
    List<Part> cut(OctetReader body, int depth);
  }

  private static List<Part> withHeader(Octets message, int header, Cutter cutter) {
    try {
      var all = new ArrayList<Part>();
      all.add(new Part("header", "", message.slice(0, header).toHex(), List.of()));
      all.addAll(cutter.cut(message.from(header).reader(), 0));
      return Part.sorted(all);
    } catch (DecodeException uncut) {
      return whole(message);
    }
  }

  private static List<Part> informationElements(OctetReader in, int depth) {
    var all = new ArrayList<Part>();
    while (in.hasRemaining()) {
      int type = in.u8();
      int length = in.u16();
      int last = in.u8();
      var value = in.octets(length);
      boolean grouped = InformationElements.of(type).map(InformationElement::grouped).orElse(false);
      var name = "IE %d.%d".formatted(type, last & 0xf);
      var spare = "spare bits %x".formatted(last >> 4);
      all.add(
          part(
              name,
              spare,
              value,
              grouped ? cut(value, depth, Sorted::informationElements) : none()));
    }
    return all;
  }

  /// An AVP counts as grouped where its value is nothing but whole AVPs: no other value looks so by
  /// chance.
  private static List<Part> avps(OctetReader in, int depth) {
    var all = new ArrayList<Part>();
    while (in.hasRemaining()) {
      long code = in.u32();
      int flags = in.u8();
      int length = in.u24() - 8;
      var vendor = (flags & AVP_VENDOR) != 0 ? " of vendor " + in.u32() : "";
      var value = in.octets(vendor.isEmpty() ? length : length - 4);
      var padding = in.octets(-length & 3);
      if ((flags & AVP_RESERVED) != 0 || code == 0) {
        throw new DecodeException("no AVP");
      }
      boolean blank = padding.equals(Octets.wrap(new byte[padding.length()]));
      var about =
          "the M bit %s%s"
              .formatted(
                  (flags & AVP_MANDATORY) != 0 ? "set" : "clear",
                  blank ? "" : " and padding " + padding);
      all.add(
          part(
              "AVP %d%s".formatted(code, vendor),
              about,
              value,
              value.isEmpty() ? none() : cut(value, depth, Sorted::avps)));
    }
    return all;
  }

  private static Part part(String name, String flags, Octets value, Optional<List<Part>> inside) {
    return inside
        .map(parts -> new Part(name, flags, "", parts))
        .orElseGet(() -> new Part(name, flags, value.toHex(), List.of()));
  }

  private static Optional<List<Part>> none() {
    return Optional.empty();
  }

  private static Optional<List<Part>> cut(Octets group, int depth, Cutter cutter) {
    if (depth == DEEPEST) {
      return none();
    }
    try {
      return Optional.of(cutter.cut(group.reader(), depth + 1));
    } catch (DecodeException noGroup) {
      return none();
    }
  }
}
