package io.telcomesh.s1ap;

import static io.telcomesh.asn1per.Criticality.IGNORE;
import static io.telcomesh.asn1per.Criticality.REJECT;
import static io.telcomesh.s1ap.S1apIes.GUMMEI_LIST;
import static io.telcomesh.s1ap.S1apIes.OVERLOAD_RESPONSE;
import static io.telcomesh.s1ap.S1apIes.TRAFFIC_LOAD_REDUCTION_INDICATION;
import static io.telcomesh.s1ap.S1apIes.message;

import io.telcomesh.codec.MessageCodec;
import io.telcomesh.codec.OtherIes;
import io.telcomesh.identifiers.Gummei;
import java.util.List;
import java.util.Optional;

/// OVERLOAD START, MME to eNB, TS 36.413 §9.1.8.13.
///
/// @param gummeis whose UEs it is about; absent = all
/// @param trafficLoadReduction how many in a hundred connections the action is about; absent = all
public record OverloadStart(
    OverloadAction action,
    Optional<List<Gummei>> gummeis,
    Optional<Integer> trafficLoadReduction,
    OtherIes others)
    implements S1apMessage {
  public static final MessageCodec<OverloadStart> CODEC =
      message(OverloadStart.class, "OverloadStart")
          .mandatory(OVERLOAD_RESPONSE, REJECT, OverloadStart::action)
          .optional(GUMMEI_LIST, IGNORE, OverloadStart::gummeis)
          .optional(TRAFFIC_LOAD_REDUCTION_INDICATION, IGNORE, OverloadStart::trafficLoadReduction)
          .others(OverloadStart::others)
          .build();

  /// For all UEs of the MME.
  public static OverloadStart of(OverloadAction action, int trafficLoadReduction) {
    return new OverloadStart(
        action, Optional.empty(), Optional.of(trafficLoadReduction), OtherIes.NONE);
  }
}
