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

/// The parts of a message as text, sorted, so that messages can be compared where the order of
/// their parts means nothing.
final class Sorted {
  private static final int GTPC_WITH_TEID = 0x08;
  private static final int AVP_VENDOR = 0x80;
  private static final int AVP_RESERVED = 0x1f;

  private Sorted() {}

  /// Where the order counts: the whole is the only part.
  static List<String> whole(Octets message) {
    return List.of(message.toHex());
  }

  /// Information elements of GTPv2-C, those inside grouped ones too.
  static List<String> gtpc(Octets message) {
    int header = (message.at(0) & GTPC_WITH_TEID) != 0 ? 12 : 8;
    return withHeader(message, header, Sorted::informationElements);
  }

  /// AVPs of Diameter, those inside grouped ones too.
  static List<String> diameter(Octets message) {
    return withHeader(message, DiameterHeader.LENGTH, Sorted::avps);
  }

  /// Cuts a body into its parts.
  private interface Cutter {
    List<String> cut(OctetReader body);
  }

  private static List<String> withHeader(Octets message, int header, Cutter cutter) {
    try {
      var all = new ArrayList<String>();
      all.add("header " + message.slice(0, header));
      all.addAll(cutter.cut(message.from(header).reader()));
      return all;
    } catch (DecodeException uncut) {
      return whole(message);
    }
  }

  private static List<String> informationElements(OctetReader in) {
    var all = new ArrayList<String>();
    while (in.hasRemaining()) {
      int type = in.u8();
      int length = in.u16();
      int instance = in.u8();
      var value = in.octets(length);
      boolean grouped =
          InformationElements.of(type).map(InformationElement::grouped).orElse(false);
      var inside = grouped ? cut(value, Sorted::informationElements) : Optional.<String>empty();
      all.add("IE %d.%d %s".formatted(type, instance, inside.orElseGet(value::toHex)));
    }
    return all.stream().sorted().toList();
  }

  /// An AVP counts as grouped where its value is nothing but whole AVPs: no other value looks so by
  /// chance.
  private static List<String> avps(OctetReader in) {
    var all = new ArrayList<String>();
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
      var inside = value.isEmpty() ? Optional.<String>empty() : cut(value, Sorted::avps);
      boolean blank = padding.equals(Octets.wrap(new byte[padding.length()]));
      all.add(
          "AVP %d%s flags %02x %s%s"
              .formatted(
                  code,
                  vendor,
                  flags,
                  inside.orElseGet(value::toHex),
                  blank ? "" : " padding " + padding));
    }
    return all.stream().sorted().toList();
  }

  private static Optional<String> cut(Octets group, Cutter cutter) {
    try {
      return Optional.of(cutter.cut(group.reader()).toString());
    } catch (DecodeException noGroup) {
      return Optional.empty();
    }
  }
}
