package io.telcomesh.nas.eps;

/// A message of EPS mobility management, TS 24.301 §8.2.
public sealed interface EmmMessage extends NasMessage
    permits AttachAccept,
        AttachComplete,
        AttachReject,
        AttachRequest,
        AuthenticationReject,
        AuthenticationRequest,
        AuthenticationAnswer,
        DetachAcceptFromNetwork,
        DetachAcceptFromUe,
        DetachRequestFromNetwork,
        DetachRequestFromUe,
        EmmInformation,
        EmmStatus,
        IdentityRequest,
        IdentityResponse,
        SecurityModeCommand,
        SecurityModeAnswer,
        ServiceReject,
        ServiceRequest,
        TrackingAreaUpdateAccept,
        TrackingAreaUpdateComplete,
        TrackingAreaUpdateReject,
        TrackingAreaUpdateRequest {}
