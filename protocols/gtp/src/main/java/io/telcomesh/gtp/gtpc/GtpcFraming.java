package io.telcomesh.gtp.gtpc;

import io.telcomesh.codec.Field;
import io.telcomesh.codec.Framing;
import io.telcomesh.codec.OctetReader;
import io.telcomesh.codec.OctetWriter;
import io.telcomesh.codec.Presence;
import io.telcomesh.codec.Problem;
import io.telcomesh.codec.Verdict;
import java.util.List;

/// The information elements of a message or of a grouped IE, TS 29.274 §8.2.1: type, length (16
/// bits, of the value alone), four spare bits and the instance, value. Any order is right.
final class GtpcFraming implements Framing<IeTag> {
  static final GtpcFraming GTPC = new GtpcFraming();

  private GtpcFraming() {}

  @Override
  public void split(OctetReader body, List<IeTag> rows, Fields<IeTag> found) {
    while (body.hasRemaining()) {
      int type = body.u8();
      int length = body.u16();
      int instance = body.u8() & 0xf;
      found.field(new IeTag(type, instance), body.octets(length));
    }
  }

  @Override
  public void join(List<Field<IeTag>> fields, OctetWriter out) {
    for (var field : fields) {
      out.u8(field.tag().type()).u16(field.value().length()).u8(field.tag().instance());
      out.octets(field.value());
    }
  }

  /// TS 29.274 §7.7.6 to §7.7.10: only a mandatory element refuses a message. A conditional one
  /// that is wrong counts as absent, and the procedure that needs it finds it missing.
  @Override
  public Verdict verdict(Problem problem, IeTag tag, Presence presence) {
    return switch (problem) {
      case MISSING, INVALID, TRUNCATED ->
          presence == Presence.MANDATORY ? Verdict.REJECT : Verdict.IGNORE;
      case UNKNOWN, DUPLICATE, OUT_OF_ORDER -> Verdict.IGNORE;
    };
  }
}
