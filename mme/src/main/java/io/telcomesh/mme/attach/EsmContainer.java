package io.telcomesh.mme.attach;

import io.telcomesh.codec.Decoded;
import io.telcomesh.codec.Octets;
import io.telcomesh.mme.esm.PdnRequest;
import io.telcomesh.nas.eps.AttachRequest;
import io.telcomesh.nas.eps.Nas;
import io.telcomesh.nas.eps.NasMessage;
import io.telcomesh.nas.eps.PdnConnectivityRequest;
import io.telcomesh.nas.eps.ie.EmmCause;
import io.telcomesh.nas.eps.ie.EsmCause;
import io.telcomesh.procedures.Refused;
import io.telcomesh.security.Direction;

/// The session management in an attach, TS 24.301 §5.5.1.2.2.
final class EsmContainer {
  private EsmContainer() {}

  /// @throws Refused when the attach carries no PDN Connectivity Request
  static PdnRequest pdnRequest(AttachRequest attach) {
    return switch (Nas.decode(attach.esmMessage(), Direction.UPLINK)) {
      case Decoded.Accepted<NasMessage>(PdnConnectivityRequest wanted, var _) ->
          PdnRequest.of(wanted);
      case Decoded.Accepted<NasMessage> _ ->
          throw new Refused(EsmCause.MESSAGE_TYPE_NOT_COMPATIBLE_WITH_THE_PROTOCOL_STATE);
      case Decoded.Rejected<NasMessage> _ ->
          throw new Refused(EsmCause.INVALID_MANDATORY_INFORMATION);
    };
  }

  /// What a UE says it had sent, TS 24.301 §5.4.3.4.
  static AttachRequest attachRequest(Octets original) {
    return switch (Nas.decode(original, Direction.UPLINK)) {
      case Decoded.Accepted<NasMessage>(AttachRequest attach, var _) -> attach;
      case Decoded<NasMessage> _ -> throw new Refused(EmmCause.INVALID_MANDATORY_INFORMATION);
    };
  }
}
