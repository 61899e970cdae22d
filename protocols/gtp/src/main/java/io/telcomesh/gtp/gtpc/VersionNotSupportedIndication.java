package io.telcomesh.gtp.gtpc;

import static io.telcomesh.gtp.gtpc.GtpcRows.message;

import io.telcomesh.codec.MessageCodec;
import io.telcomesh.codec.OtherIes;

/// Version Not Supported Indication, TS 29.274 §7.1.3: a header alone, whose version is the newest
/// that its sender can read.
public record VersionNotSupportedIndication(OtherIes others) implements GtpcResponse {
  public static final MessageCodec<VersionNotSupportedIndication> CODEC =
      message(VersionNotSupportedIndication.class, "Version Not Supported Indication")
          .others(VersionNotSupportedIndication::others)
          .build();
}
