package io.telcomesh.s1ap;

import static io.telcomesh.asn1per.Criticality.IGNORE;
import static io.telcomesh.asn1per.Criticality.REJECT;
import static io.telcomesh.s1ap.S1apIes.DEFAULT_PAGING_DRX;
import static io.telcomesh.s1ap.S1apIes.ENB_NAME;
import static io.telcomesh.s1ap.S1apIes.GLOBAL_ENB_ID;
import static io.telcomesh.s1ap.S1apIes.SUPPORTED_TAS;
import static io.telcomesh.s1ap.S1apIes.message;

import io.telcomesh.codec.MessageCodec;
import io.telcomesh.codec.OtherIes;
import java.util.List;
import java.util.Optional;

/// S1 SETUP REQUEST, eNB to MME, TS 36.413 §9.1.8.4: an eNodeB says who it is and what it serves.
public record S1SetupRequest(
    GlobalEnbId globalEnbId,
    Optional<String> enbName,
    List<SupportedTa> supportedTas,
    PagingDrx defaultPagingDrx,
    OtherIes others)
    implements S1apMessage {
  public static final MessageCodec<S1SetupRequest> CODEC =
      message(S1SetupRequest.class, "S1SetupRequest")
          .mandatory(GLOBAL_ENB_ID, REJECT, S1SetupRequest::globalEnbId)
          .optional(ENB_NAME, IGNORE, S1SetupRequest::enbName)
          .mandatory(SUPPORTED_TAS, REJECT, S1SetupRequest::supportedTas)
          .mandatory(DEFAULT_PAGING_DRX, IGNORE, S1SetupRequest::defaultPagingDrx)
          .others(S1SetupRequest::others)
          .build();
}
