package io.telcomesh.s1ap;

/// A message that names its UE by both its IDs, TS 36.413 §3.1 (UE-associated signalling).
public sealed interface UeAssociatedMessage extends S1apMessage
    permits DownlinkNasTransport,
        UplinkNasTransport,
        NasNonDeliveryIndication,
        ERabSetupRequest,
        ERabSetupResponse,
        ERabReleaseCommand,
        ERabReleaseResponse,
        InitialContextSetupRequest,
        InitialContextSetupResponse,
        InitialContextSetupFailure,
        UeContextReleaseRequest,
        UeContextReleaseComplete,
        UeCapabilityInfoIndication,
        UeContextModificationRequest,
        UeContextModificationResponse,
        UeContextModificationFailure {
  MmeUeS1apId mmeUeS1apId();

  EnbUeS1apId enbUeS1apId();
}
