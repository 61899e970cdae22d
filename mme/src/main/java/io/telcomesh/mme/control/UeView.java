package io.telcomesh.mme.control;

import io.telcomesh.identifiers.Guti;
import io.telcomesh.identifiers.Imsi;
import io.telcomesh.mme.PdnConnection;
import io.telcomesh.mme.UeContext;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A UE as an operator sees it.
///
/// @param reference names it in the MME's logs
/// @param state `connected`, `idle`, or `detached`: it is kept until it is purged
/// @param trackingArea where it was last seen, and so is its cell
/// @param enodeb that it is connected through
record UeView(
    String reference,
    String imsi,
    String state,
    @Nullable String guti,
    @Nullable String trackingArea,
    @Nullable String cell,
    @Nullable String enodeb,
    List<Session> sessions) {
  /// @param bearer the identity of its default bearer
  /// @param sgw where the SGW takes packets
  record Session(String apn, int bearer, String type, int qci, String sgw) {
    static Session of(PdnConnection pdn) {
      return new Session(
          pdn.apn().name(),
          pdn.defaultBearer().value(),
          pdn.type().toString(),
          pdn.qci(),
          pdn.sgwUser().address().getHostAddress());
    }
  }

  /// Empty for who has yet to prove to be somebody.
  static Optional<UeView> of(UeContext ue) {
    return ue.imsi().map(imsi -> of(ue, imsi));
  }

  private static UeView of(UeContext ue, Imsi imsi) {
    var seen = ue.location();
    var connection = ue.connection();
    return new UeView(
        ue.reference(),
        imsi.digits(),
        !ue.registered() ? "detached" : connection.isPresent() ? "connected" : "idle",
        ue.guti().map(Guti::toString).orElse(null),
        seen.map(location -> location.tai().toString()).orElse(null),
        seen.map(location -> location.cell().toString()).orElse(null),
        connection.map(each -> each.enodeb().reference()).orElse(null),
        ue.registered() ? ue.pdnConnections().stream().map(Session::of).toList() : List.of());
  }
}
