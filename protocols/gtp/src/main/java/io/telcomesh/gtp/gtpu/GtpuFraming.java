package io.telcomesh.gtp.gtpu;

import io.telcomesh.codec.DecodeException;
import io.telcomesh.codec.Field;
import io.telcomesh.codec.Framing;
import io.telcomesh.codec.OctetReader;
import io.telcomesh.codec.OctetWriter;
import io.telcomesh.codec.Presence;
import io.telcomesh.codec.Problem;
import io.telcomesh.codec.Verdict;
import java.util.List;

/// The information elements of a GTP-U message, TS 29.281 §8.1: type and value where the type is
/// below 128, else type, length (16 bits, of the value alone) and value.
final class GtpuFraming implements Framing<GtpuIe> {
  static final GtpuFraming GTPU = new GtpuFraming();

  private static final int WITH_LENGTH = 0x80;

  private GtpuFraming() {}

  @Override
  public void split(OctetReader body, List<GtpuIe> rows, Fields<GtpuIe> found) {
    while (body.hasRemaining()) {
      var tag = new GtpuIe(body.u8());
      found.field(tag, body.octets(length(tag, body)));
    }
  }

  /// The list of extension headers has a length of one octet, unlike all others (§8.5).
  private static int length(GtpuIe tag, OctetReader body) {
    if (tag.type() == GtpuIes.EXTENSION_HEADER_TYPE_LIST) {
      return body.u8();
    }
    if ((tag.type() & WITH_LENGTH) != 0) {
      return body.u16();
    }
    return switch (tag.type()) {
      case GtpuIes.RECOVERY -> 1;
      case GtpuIes.TEID_DATA_I -> 4;
      default -> throw new DecodeException("nobody knows how long %s is".formatted(tag));
    };
  }

  @Override
  public void join(List<Field<GtpuIe>> fields, OctetWriter out) {
    for (var field : fields) {
      int type = field.tag().type();
      out.u8(type);
      if (type == GtpuIes.EXTENSION_HEADER_TYPE_LIST) {
        out.u8(field.value().length());
      } else if ((type & WITH_LENGTH) != 0) {
        out.u16(field.value().length());
      }
      out.octets(field.value());
    }
  }

  /// TS 29.281 §7.3: a mandatory element that is missing or wrong makes the message useless, and it
  /// is dropped; nothing else matters.
  @Override
  public Verdict verdict(Problem problem, GtpuIe tag, Presence presence) {
    return switch (problem) {
      case MISSING, INVALID, TRUNCATED ->
          presence == Presence.MANDATORY ? Verdict.REJECT : Verdict.IGNORE;
      case UNKNOWN, DUPLICATE, OUT_OF_ORDER -> Verdict.IGNORE;
    };
  }
}
