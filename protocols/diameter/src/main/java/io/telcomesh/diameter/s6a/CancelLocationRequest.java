package io.telcomesh.diameter.s6a;

import io.telcomesh.codec.OtherIes;
import io.telcomesh.codec.Table;
import io.telcomesh.diameter.AvpTable;
import io.telcomesh.diameter.AvpTag;
import io.telcomesh.diameter.BaseAvps;
import io.telcomesh.identifiers.Imsi;
import java.util.List;
import java.util.Optional;

/// The HSS tells an MME that it serves a UE no longer, TS 29.272 §7.2.7 and §5.2.1.2.
public record CancelLocationRequest(
    String sessionId,
    int authSessionState,
    String originHost,
    String originRealm,
    String destinationHost,
    String destinationRealm,
    Imsi imsi,
    List<SupportedFeatures> supportedFeatures,
    CancellationType cancellationType,
    Optional<Long> flags,
    OtherIes others)
    implements RequestToMme {
  public static final Table<CancelLocationRequest, AvpTag> CODEC =
      AvpTable.of(CancelLocationRequest.class, "Cancel-Location-Request")
          .required(BaseAvps.SESSION_ID, CancelLocationRequest::sessionId)
          .required(BaseAvps.AUTH_SESSION_STATE, CancelLocationRequest::authSessionState)
          .required(BaseAvps.ORIGIN_HOST, CancelLocationRequest::originHost)
          .required(BaseAvps.ORIGIN_REALM, CancelLocationRequest::originRealm)
          .required(BaseAvps.DESTINATION_HOST, CancelLocationRequest::destinationHost)
          .required(BaseAvps.DESTINATION_REALM, CancelLocationRequest::destinationRealm)
          .required(S6aAvps.IMSI, CancelLocationRequest::imsi)
          .multiple(S6aAvps.SUPPORTED_FEATURES, CancelLocationRequest::supportedFeatures)
          .required(S6aAvps.CANCELLATION_TYPE, CancelLocationRequest::cancellationType)
          .optional(S6aAvps.CLR_FLAGS, CancelLocationRequest::flags)
          .others(CancelLocationRequest::others)
          .build();

  /// Reattach-Required, bit 1 of the CLR-Flags, TS 29.272 §7.3.152.
  public boolean reattachRequired() {
    return (flags.orElse(0L) & 1 << 1) != 0;
  }
}
