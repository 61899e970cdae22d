package io.telcomesh.nas.eps;

import static io.telcomesh.nas.NasFormat.TLV;
import static io.telcomesh.nas.NasFormat.TLV_E;
import static io.telcomesh.nas.eps.EpsRows.emm;
import static io.telcomesh.nas.eps.ie.EmmElements.MOBILE_IDENTITY;
import static io.telcomesh.nas.eps.ie.EmmElements.REPLAYED_NAS_MESSAGE_CONTAINER;
import static io.telcomesh.security.Direction.UPLINK;

import io.telcomesh.codec.Octets;
import io.telcomesh.codec.OtherIes;
import io.telcomesh.nas.NasCodec;
import io.telcomesh.nas.eps.ie.MobileIdentity;
import java.util.Optional;

/// SECURITY MODE COMPLETE, UE to network, TS 24.301 §8.2.21.
///
/// @param replayedMessage the request as the UE sent it, where HashMME does not agree with it
public record SecurityModeComplete(
    Optional<MobileIdentity> imeisv, Optional<Octets> replayedMessage, OtherIes others)
    implements SecurityModeAnswer {
  public static final NasCodec<SecurityModeComplete> CODEC =
      emm(0x5E, SecurityModeComplete.class, "Security mode complete", UPLINK)
          .optional(0x23, MOBILE_IDENTITY, TLV, SecurityModeComplete::imeisv)
          .optional(
              0x79, REPLAYED_NAS_MESSAGE_CONTAINER, TLV_E, SecurityModeComplete::replayedMessage)
          .others(SecurityModeComplete::others)
          .build();
}
