package io.telcomesh.nas.eps;

import static io.telcomesh.nas.NasFormat.HALF;
import static io.telcomesh.nas.NasFormat.LV;
import static io.telcomesh.nas.NasFormat.TLV;
import static io.telcomesh.nas.NasFormat.tv;
import static io.telcomesh.nas.NasFormat.v;
import static io.telcomesh.nas.eps.EpsRows.emm;
import static io.telcomesh.nas.eps.ie.EmmElements.HASH_MME;
import static io.telcomesh.nas.eps.ie.EmmElements.IMEISV_REQUEST;
import static io.telcomesh.nas.eps.ie.EmmElements.NAS_KEY_SET_IDENTIFIER;
import static io.telcomesh.nas.eps.ie.EmmElements.NAS_SECURITY_ALGORITHMS;
import static io.telcomesh.nas.eps.ie.EmmElements.UE_ADDITIONAL_SECURITY_CAPABILITY;
import static io.telcomesh.nas.eps.ie.EmmElements.UE_SECURITY_CAPABILITY;
import static io.telcomesh.security.Direction.DOWNLINK;

import io.telcomesh.codec.Octets;
import io.telcomesh.codec.OtherIes;
import io.telcomesh.nas.NasCodec;
import io.telcomesh.nas.eps.ie.NasKeySetIdentifier;
import io.telcomesh.nas.eps.ie.NasSecurityAlgorithms;
import io.telcomesh.nas.eps.ie.UeAdditionalSecurityCapability;
import io.telcomesh.nas.eps.ie.UeSecurityCapability;
import java.util.Optional;

/// SECURITY MODE COMMAND, network to UE, TS 24.301 §8.2.20.
///
/// @param hashMme 8 octets, where the Attach or Tracking Area Update Request came unprotected: see
///   [HashMme]
public record SecurityModeCommand(
    NasSecurityAlgorithms algorithms,
    NasKeySetIdentifier keySetIdentifier,
    UeSecurityCapability replayedUeSecurityCapability,
    Optional<Boolean> imeisvRequested,
    Optional<Octets> hashMme,
    Optional<UeAdditionalSecurityCapability> replayedUeAdditionalSecurityCapability,
    OtherIes others)
    implements EmmMessage {
  public static final NasCodec<SecurityModeCommand> CODEC =
      emm(0x5D, SecurityModeCommand.class, "Security mode command", DOWNLINK)
          .mandatory(NAS_SECURITY_ALGORITHMS, v(1), SecurityModeCommand::algorithms)
          .mandatory(NAS_KEY_SET_IDENTIFIER, HALF, SecurityModeCommand::keySetIdentifier)
          .mandatory(UE_SECURITY_CAPABILITY, LV, SecurityModeCommand::replayedUeSecurityCapability)
          .optional(0xC0, IMEISV_REQUEST, tv(1), SecurityModeCommand::imeisvRequested)
          .optional(0x4F, HASH_MME, TLV, SecurityModeCommand::hashMme)
          .optional(
              0x6F,
              UE_ADDITIONAL_SECURITY_CAPABILITY,
              TLV,
              SecurityModeCommand::replayedUeAdditionalSecurityCapability)
          .others(SecurityModeCommand::others)
          .build();

  /// With nothing optional.
  public static SecurityModeCommand of(
      NasSecurityAlgorithms algorithms,
      NasKeySetIdentifier keySetIdentifier,
      UeSecurityCapability replayedUeSecurityCapability) {
    return new SecurityModeCommand(
        algorithms,
        keySetIdentifier,
        replayedUeSecurityCapability,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        OtherIes.NONE);
  }
}
