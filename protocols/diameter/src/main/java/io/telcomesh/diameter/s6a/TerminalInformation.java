package io.telcomesh.diameter.s6a;

import io.telcomesh.codec.OtherIes;
import io.telcomesh.codec.Table;
import io.telcomesh.diameter.AvpTable;
import io.telcomesh.diameter.AvpTag;
import io.telcomesh.identifiers.Imeisv;
import java.util.Optional;

/// Terminal-Information, TS 29.272 §7.3.3.
///
/// @param imei 14 or 15 digits
/// @param softwareVersion 2 digits
public record TerminalInformation(
    Optional<String> imei, Optional<String> softwareVersion, OtherIes others) {
  static final Table<TerminalInformation, AvpTag> MEMBERS =
      AvpTable.of(TerminalInformation.class, "Terminal-Information")
          .optional(S6aAvps.IMEI, TerminalInformation::imei)
          .optional(S6aAvps.SOFTWARE_VERSION, TerminalInformation::softwareVersion)
          .others(TerminalInformation::others)
          .build();

  /// An IMEISV as the UE gave it in its security mode complete, or nothing.
  public static TerminalInformation of(Optional<Imeisv> imeisv) {
    return new TerminalInformation(
        imeisv.map(value -> value.digits().substring(0, 14)),
        imeisv.map(value -> value.digits().substring(14)),
        OtherIes.NONE);
  }
}
