package io.telcomesh.s1ap;

import static io.telcomesh.asn1per.Criticality.IGNORE;
import static io.telcomesh.s1ap.S1apIes.GUMMEI_LIST;
import static io.telcomesh.s1ap.S1apIes.message;

import io.telcomesh.codec.MessageCodec;
import io.telcomesh.codec.OtherIes;
import io.telcomesh.identifiers.Gummei;
import java.util.List;
import java.util.Optional;

/// OVERLOAD STOP, MME to eNB, TS 36.413 §9.1.8.14.
///
/// @param gummeis whose UEs it is about; absent = all
public record OverloadStop(Optional<List<Gummei>> gummeis, OtherIes others) implements S1apMessage {
  public static final OverloadStop OF_ALL = new OverloadStop(Optional.empty(), OtherIes.NONE);

  public static final MessageCodec<OverloadStop> CODEC =
      message(OverloadStop.class, "OverloadStop")
          .optional(GUMMEI_LIST, IGNORE, OverloadStop::gummeis)
          .others(OverloadStop::others)
          .build();
}
