package io.telcomesh.identifiers;

import io.telcomesh.codec.OctetReader;
import io.telcomesh.codec.OctetWriter;

/// Tracking area identity, TS 23.003 §19.4.2.3: PLMN and tracking area code (0 to 65535). Five
/// octets in NAS and GTPv2.
public record Tai(Plmn plmn, int tac) {
  public Tai {
    Range.check(tac, 0, 0xffff, "a tracking area code");
  }

  public static Tai decode(OctetReader in) {
    return new Tai(Plmn.decode(in), in.u16());
  }

  public void encode(OctetWriter out) {
    plmn.encode(out);
    out.u16(tac);
  }

  @Override
  public String toString() {
    return "%s-%04x".formatted(plmn, tac);
  }
}
