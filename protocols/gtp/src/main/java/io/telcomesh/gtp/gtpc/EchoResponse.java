package io.telcomesh.gtp.gtpc;

import static io.telcomesh.gtp.gtpc.GtpcRows.message;
import static io.telcomesh.gtp.gtpc.InformationElements.RECOVERY;

import io.telcomesh.codec.MessageCodec;
import io.telcomesh.codec.OtherIes;

/// Echo Response, TS 29.274 §7.1.2.
public record EchoResponse(RestartCounter recovery, OtherIes others) implements GtpcResponse {
  public static final MessageCodec<EchoResponse> CODEC =
      message(EchoResponse.class, "Echo Response")
          .mandatory(RECOVERY, EchoResponse::recovery)
          .others(EchoResponse::others)
          .build();
}
