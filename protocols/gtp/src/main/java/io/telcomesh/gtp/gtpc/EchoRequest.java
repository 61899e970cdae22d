package io.telcomesh.gtp.gtpc;

import static io.telcomesh.gtp.gtpc.GtpcRows.message;
import static io.telcomesh.gtp.gtpc.InformationElements.RECOVERY;

import io.telcomesh.codec.MessageCodec;
import io.telcomesh.codec.OtherIes;

/// Echo Request, TS 29.274 §7.1.1: is the peer there, and has it restarted?
public record EchoRequest(RestartCounter recovery, OtherIes others) implements GtpcRequest {
  public static final MessageCodec<EchoRequest> CODEC =
      message(EchoRequest.class, "Echo Request")
          .mandatory(RECOVERY, EchoRequest::recovery)
          .others(EchoRequest::others)
          .build();
}
