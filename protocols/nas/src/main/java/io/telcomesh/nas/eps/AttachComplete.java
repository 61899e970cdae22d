package io.telcomesh.nas.eps;

import static io.telcomesh.nas.NasFormat.LV_E;
import static io.telcomesh.nas.eps.EpsRows.emm;
import static io.telcomesh.nas.eps.EsmMessageContainer.ESM_MESSAGE_CONTAINER;
import static io.telcomesh.security.Direction.UPLINK;

import io.telcomesh.codec.Octets;
import io.telcomesh.nas.NasCodec;

/// ATTACH COMPLETE, UE to network, TS 24.301 §8.2.2.
///
/// @param esmMessage the Activate Default EPS Bearer Context Accept
public record AttachComplete(Octets esmMessage) implements EmmMessage {
  public static final NasCodec<AttachComplete> CODEC =
      emm(0x43, AttachComplete.class, "Attach complete", UPLINK)
          .mandatory(ESM_MESSAGE_CONTAINER, LV_E, AttachComplete::esmMessage)
          .build();
}
