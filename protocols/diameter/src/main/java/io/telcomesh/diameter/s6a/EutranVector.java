package io.telcomesh.diameter.s6a;

import io.telcomesh.codec.Octets;
import io.telcomesh.codec.OtherIes;
import io.telcomesh.codec.Table;
import io.telcomesh.codec.Tree;
import io.telcomesh.diameter.AvpTable;
import io.telcomesh.diameter.AvpTag;
import java.util.Optional;

/// E-UTRAN-Vector, TS 29.272 §7.3.18. It is printed without its contents.
///
/// @param itemNumber its place among several, from 1
/// @param rand 16 octets
/// @param xres 4 to 16 octets
/// @param autn 16 octets
/// @param kasme 32 octets
public record EutranVector(
    Optional<Long> itemNumber,
    Octets rand,
    Octets xres,
    Octets autn,
    Octets kasme,
    OtherIes others) {
  static final Table<EutranVector, AvpTag> MEMBERS =
      AvpTable.of(EutranVector.class, "E-UTRAN-Vector")
          .optional(S6aAvps.ITEM_NUMBER, EutranVector::itemNumber)
          .required(S6aAvps.RAND, EutranVector::rand)
          .required(S6aAvps.XRES, EutranVector::xres)
          .required(S6aAvps.AUTN, EutranVector::autn)
          .required(S6aAvps.KASME, EutranVector::kasme)
          .others(EutranVector::others)
          .build();

  public EutranVector {
    if (rand.length() != 16
        || autn.length() != 16
        || kasme.length() != 32
        || xres.length() < 4
        || xres.length() > 16) {
      throw new IllegalArgumentException("lengths that no E-UTRAN vector has");
    }
  }

  @Override
  public String toString() {
    return Tree.REDACTED;
  }
}
