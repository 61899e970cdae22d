package io.telcomesh.diameter;

import io.telcomesh.codec.DecodeException;
import io.telcomesh.codec.Field;
import io.telcomesh.codec.Framing;
import io.telcomesh.codec.OctetReader;
import io.telcomesh.codec.OctetWriter;
import io.telcomesh.codec.Presence;
import io.telcomesh.codec.Problem;
import io.telcomesh.codec.Verdict;
import java.util.List;

/// AVPs one after the other, RFC 6733 §4: code, flags, length of header and value, vendor where
/// there is one, value, padding to four octets.
final class AvpFraming implements Framing<AvpTag> {
  private static final int VENDOR_FLAG = 0x80;
  private static final int MANDATORY_FLAG = 0x40;

  @Override
  public void split(OctetReader body, List<AvpTag> rows, Fields<AvpTag> found) {
    while (body.hasRemaining()) {
      int code = (int) body.u32();
      int flags = body.u8();
      boolean vendorSpecific = (flags & VENDOR_FLAG) != 0;
      int length = body.u24() - (vendorSpecific ? 12 : 8);
      int vendor = vendorSpecific ? (int) body.u32() : 0;
      if (length < 0) {
        throw new DecodeException("AVP %d is shorter than its header".formatted(code));
      }
      var value = body.octets(length);
      body.skip(Math.min(padding(length), body.remaining()));
      found.field(new AvpTag(code, vendor, (flags & MANDATORY_FLAG) != 0), value);
    }
  }

  @Override
  public void join(List<Field<AvpTag>> fields, OctetWriter out) {
    for (var field : fields) {
      var tag = field.tag();
      boolean vendorSpecific = tag.vendor() != 0;
      int length = field.value().length();
      out.u32(tag.code() & 0xffffffffL);
      out.u8((vendorSpecific ? VENDOR_FLAG : 0) | (tag.mandatory() ? MANDATORY_FLAG : 0));
      out.u24(length + (vendorSpecific ? 12 : 8));
      if (vendorSpecific) {
        out.u32(tag.vendor() & 0xffffffffL);
      }
      out.octets(field.value()).number(0, padding(length));
    }
  }

  /// An unknown AVP matters where its sender says so by the M bit (RFC 6733 §4.1); every other
  /// fault refuses the message (§7.1.5).
  @Override
  public Verdict verdict(Problem problem, AvpTag tag, Presence presence) {
    return problem == Problem.UNKNOWN && !tag.mandatory() ? Verdict.IGNORE : Verdict.REJECT;
  }

  private static int padding(int length) {
    return -length & 3;
  }
}
