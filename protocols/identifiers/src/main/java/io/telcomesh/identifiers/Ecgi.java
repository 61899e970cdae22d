package io.telcomesh.identifiers;

import io.telcomesh.codec.OctetReader;
import io.telcomesh.codec.OctetWriter;

/// E-UTRAN cell global identification, TS 23.003 §19.6: PLMN and cell identity (28 bits, of a macro
/// eNodeB 20 bits eNodeB and 8 bits cell). Seven octets in GTPv2, the four high bits of the cell
/// identity spare.
public record Ecgi(Plmn plmn, int cellIdentity) {
  public Ecgi {
    Range.check(cellIdentity, 0, 0xfffffff, "an E-UTRAN cell identity");
  }

  public static Ecgi decode(OctetReader in) {
    return new Ecgi(Plmn.decode(in), (int) (in.u32() & 0xfffffff));
  }

  public void encode(OctetWriter out) {
    plmn.encode(out);
    out.u32(cellIdentity);
  }

  @Override
  public String toString() {
    return "%s-%07x".formatted(plmn, cellIdentity);
  }
}
