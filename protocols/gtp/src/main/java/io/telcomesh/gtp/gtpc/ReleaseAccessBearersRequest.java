package io.telcomesh.gtp.gtpc;

import static io.telcomesh.gtp.gtpc.GtpcRows.message;
import static io.telcomesh.gtp.gtpc.InformationElements.INDICATION;
import static io.telcomesh.gtp.gtpc.InformationElements.NODE_TYPE;

import io.telcomesh.codec.MessageCodec;
import io.telcomesh.codec.OtherIes;
import java.util.Optional;

/// Release Access Bearers Request, TS 29.274 §7.2.21: the UE went idle, the SGW forgets the
/// eNodeB's ends of its bearers.
public record ReleaseAccessBearersRequest(
    Optional<NodeType> originatingNode, Optional<Indication> indication, OtherIes others)
    implements GtpcRequest {
  public static final MessageCodec<ReleaseAccessBearersRequest> CODEC =
      message(ReleaseAccessBearersRequest.class, "Release Access Bearers Request")
          .optional(NODE_TYPE, ReleaseAccessBearersRequest::originatingNode)
          .optional(INDICATION, ReleaseAccessBearersRequest::indication)
          .others(ReleaseAccessBearersRequest::others)
          .build();
}
