package io.telcomesh.diameter.s6a;

import io.telcomesh.codec.OtherIes;
import io.telcomesh.codec.Table;
import io.telcomesh.diameter.AvpTable;
import io.telcomesh.diameter.AvpTag;
import java.util.Comparator;
import java.util.List;

/// Authentication-Info, TS 29.272 §7.3.17. The vectors are used in the order of their item numbers.
public record AuthenticationInfo(List<EutranVector> eutranVectors, OtherIes others) {
  static final Table<AuthenticationInfo, AvpTag> MEMBERS =
      AvpTable.of(AuthenticationInfo.class, "Authentication-Info")
          .multiple(S6aAvps.EUTRAN_VECTOR, AuthenticationInfo::eutranVectors)
          .others(AuthenticationInfo::others)
          .build();

  /// The vectors in the order of use.
  public List<EutranVector> inOrder() {
    return eutranVectors.stream()
        .sorted(Comparator.comparingLong(vector -> vector.itemNumber().orElse(0L)))
        .toList();
  }
}
