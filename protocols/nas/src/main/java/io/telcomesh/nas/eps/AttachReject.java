package io.telcomesh.nas.eps;

import static io.telcomesh.nas.NasFormat.TLV;
import static io.telcomesh.nas.NasFormat.TLV_E;
import static io.telcomesh.nas.NasFormat.v;
import static io.telcomesh.nas.eps.EpsRows.emm;
import static io.telcomesh.nas.eps.EsmMessageContainer.ESM_MESSAGE_CONTAINER;
import static io.telcomesh.nas.eps.ie.EmmElements.EMM_CAUSE;
import static io.telcomesh.nas.eps.ie.EmmElements.GPRS_TIMER_2;
import static io.telcomesh.security.Direction.DOWNLINK;

import io.telcomesh.codec.Octets;
import io.telcomesh.codec.OtherIes;
import io.telcomesh.nas.NasCodec;
import io.telcomesh.nas.eps.ie.EmmCause;
import io.telcomesh.nas.eps.ie.GprsTimer;
import java.util.Optional;

/// ATTACH REJECT, network to UE, TS 24.301 §8.2.3.
///
/// @param esmMessage the PDN Connectivity Reject where the cause is #19
public record AttachReject(
    EmmCause cause,
    Optional<Octets> esmMessage,
    Optional<GprsTimer> t3346,
    Optional<GprsTimer> t3402,
    OtherIes others)
    implements EmmMessage {
  public static final NasCodec<AttachReject> CODEC =
      emm(0x44, AttachReject.class, "Attach reject", DOWNLINK)
          .mandatory(EMM_CAUSE, v(1), AttachReject::cause)
          .optional(0x78, ESM_MESSAGE_CONTAINER, TLV_E, AttachReject::esmMessage)
          .optional(0x5F, GPRS_TIMER_2, TLV, AttachReject::t3346)
          .optional(0x16, GPRS_TIMER_2, TLV, AttachReject::t3402)
          .others(AttachReject::others)
          .build();

  /// With nothing optional.
  public static AttachReject of(EmmCause cause) {
    return new AttachReject(
        cause, Optional.empty(), Optional.empty(), Optional.empty(), OtherIes.NONE);
  }
}
