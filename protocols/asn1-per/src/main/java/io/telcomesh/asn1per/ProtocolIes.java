package io.telcomesh.asn1per;

import io.telcomesh.codec.Field;
import io.telcomesh.codec.Framing;
import io.telcomesh.codec.OctetReader;
import io.telcomesh.codec.OctetWriter;
import io.telcomesh.codec.Presence;
import io.telcomesh.codec.Problem;
import io.telcomesh.codec.Verdict;
import java.util.List;

/// The framing of S1AP and NGAP messages: a SEQUENCE of one ProtocolIE-Container, TS 36.413 §9.3.7.
/// The verdicts are those of its §10.3.
public final class ProtocolIes implements Framing<IeTag> {
  public static final ProtocolIes FRAMING = new ProtocolIes();

  private ProtocolIes() {}

  @Override
  public void split(OctetReader body, List<IeTag> rows, Fields<IeTag> found) {
    var in = new PerReader(body);
    in.bit(); // what a later release may put after the container is skipped
    long count = in.constrained(0, 0xffff);
    for (long i = 0; i < count; i++) {
      found.field(ProtocolIeFields.tag(in), in.openOctets());
    }
  }

  @Override
  public void join(List<Field<IeTag>> fields, OctetWriter octets) {
    var out = new PerWriter(octets);
    out.bit(false);
    out.constrained(fields.size(), 0, 0xffff);
    for (var field : fields) {
      ProtocolIeFields.encode(field.tag(), field.value(), out);
    }
    out.complete();
  }

  /// A field that is not understood fares as its criticality says (§10.3.4). A missing one is
  /// refused whatever its criticality, because no record of ours can be without it; one that stands
  /// twice or in the wrong place always is (§10.3.6).
  @Override
  public Verdict verdict(Problem problem, IeTag tag, Presence presence) {
    return switch (problem) {
      case UNKNOWN -> tag.criticality().verdict();
      case INVALID -> presence == Presence.MANDATORY ? Verdict.REJECT : tag.criticality().verdict();
      case MISSING, DUPLICATE, OUT_OF_ORDER, TRUNCATED -> Verdict.REJECT;
    };
  }

  @Override
  public boolean ordered() {
    return true;
  }
}
