package io.telcomesh.nas.eps;

import io.telcomesh.identifiers.EpsBearerIdentity;
import io.telcomesh.nas.eps.ie.ProcedureTransactionIdentity;

/// A message of EPS session management, TS 24.301 §8.3.
public sealed interface EsmMessage extends NasMessage
    permits ActivateDefaultEpsBearerContextRequest,
        DeactivateEpsBearerContextAccept,
        DeactivateEpsBearerContextRequest,
        DefaultEpsBearerContextAnswer,
        EsmInformationRequest,
        EsmInformationResponse,
        EsmStatus,
        PdnConnectivityReject,
        PdnConnectivityRequest,
        PdnDisconnectReject,
        PdnDisconnectRequest {
  EpsBearerIdentity epsBearerIdentity();

  ProcedureTransactionIdentity procedureTransactionIdentity();
}
