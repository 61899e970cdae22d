package io.telcomesh.testbed.decode;

import io.telcomesh.codec.DecodeException;
import io.telcomesh.codec.FieldTree;
import io.telcomesh.codec.Octets;
import io.telcomesh.diameter.AvpTag;
import io.telcomesh.diameter.Diameter;
import io.telcomesh.diameter.DiameterHeader;
import io.telcomesh.gtp.gtpc.Gtpc;
import io.telcomesh.gtp.gtpc.GtpcHeader;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// The parts of a message in sorted order, so that messages can be compared where the order of
/// their parts means nothing. What a receiver is told to ignore, such as spare bits and padding, is
/// in no part.
final class Sorted {
  private Sorted() {}

  /// Where the order counts: the whole is the only part.
  static List<Part> whole(Octets message) {
    return List.of(new Part("message", "", message.toHex(), List.of()));
  }

  /// Information elements of GTPv2-C, those inside grouped ones too.
  static List<Part> gtpc(Octets message) {
    return withHeader(message, GtpcHeader.length(message.at(0)), Gtpc::fields);
  }

  /// AVPs of Diameter, those inside grouped ones too.
  static List<Part> diameter(Octets message) {
    return withHeader(message, DiameterHeader.LENGTH, Diameter::fields);
  }

  private static List<Part> withHeader(
      Octets message, int header, Function<Octets, List<FieldTree>> fields) {
    try {
      var front = new Part("header", "", message.slice(0, header).toHex(), List.of());
      var parts = fields.apply(message).stream().map(Sorted::part);
      return Part.sorted(Stream.concat(Stream.of(front), parts).toList());
    } catch (DecodeException uncut) {
      return whole(message);
    }
  }

  private static Part part(FieldTree field) {
    var flags =
        field.tag() instanceof AvpTag avp ? "the M bit " + (avp.mandatory() ? "set" : "clear") : "";
    var inside = field.inside().stream().map(Sorted::part).toList();
    var value = inside.isEmpty() ? field.value().toHex() : "";
    return new Part(field.tag().toString(), flags, value, inside);
  }
}
