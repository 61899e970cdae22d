package io.telcomesh.nas.eps;

import static io.telcomesh.nas.eps.EpsRows.esm;
import static io.telcomesh.security.Direction.DOWNLINK;

import io.telcomesh.identifiers.EpsBearerIdentity;
import io.telcomesh.nas.NasCodec;
import io.telcomesh.nas.eps.ie.ProcedureTransactionIdentity;

/// ESM INFORMATION REQUEST, network to UE, TS 24.301 §8.3.13.
public record EsmInformationRequest(
    EpsBearerIdentity epsBearerIdentity, ProcedureTransactionIdentity procedureTransactionIdentity)
    implements EsmMessage {
  public static final NasCodec<EsmInformationRequest> CODEC =
      esm(0xD9, EsmInformationRequest.class, "ESM information request", DOWNLINK).build();
}
