package io.telcomesh.s1ap;

import static io.telcomesh.asn1per.Criticality.IGNORE;
import static io.telcomesh.asn1per.Criticality.REJECT;
import static io.telcomesh.s1ap.S1apIes.CAUSE;
import static io.telcomesh.s1ap.S1apIes.RESET_TYPE;
import static io.telcomesh.s1ap.S1apIes.message;

import io.telcomesh.codec.MessageCodec;
import io.telcomesh.codec.OtherIes;

/// RESET, both ways, TS 36.413 §9.1.8.1: the sender has lost all or some UE contexts.
public record Reset(Cause cause, ResetType resetType, OtherIes others) implements S1apMessage {
  public static final MessageCodec<Reset> CODEC =
      message(Reset.class, "Reset")
          .mandatory(CAUSE, IGNORE, Reset::cause)
          .mandatory(RESET_TYPE, REJECT, Reset::resetType)
          .others(Reset::others)
          .build();
}
