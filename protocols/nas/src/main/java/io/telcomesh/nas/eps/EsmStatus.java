package io.telcomesh.nas.eps;

import static io.telcomesh.nas.NasFormat.v;
import static io.telcomesh.nas.eps.EpsRows.esm;
import static io.telcomesh.nas.eps.ie.EsmElements.ESM_CAUSE;
import static io.telcomesh.security.Direction.DOWNLINK;
import static io.telcomesh.security.Direction.UPLINK;

import io.telcomesh.identifiers.EpsBearerIdentity;
import io.telcomesh.nas.NasCodec;
import io.telcomesh.nas.eps.ie.EsmCause;
import io.telcomesh.nas.eps.ie.ProcedureTransactionIdentity;

/// ESM STATUS, both ways, TS 24.301 §8.3.15.
public record EsmStatus(
    EpsBearerIdentity epsBearerIdentity,
    ProcedureTransactionIdentity procedureTransactionIdentity,
    EsmCause cause)
    implements EsmMessage {
  public static final NasCodec<EsmStatus> CODEC =
      esm(0xE8, EsmStatus.class, "ESM status", UPLINK, DOWNLINK)
          .mandatory(ESM_CAUSE, v(1), EsmStatus::cause)
          .build();
}
